import type { Author } from '@tandem/contracts';

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

/** Reads what a timeline entry tells of a change; whatever the reader may not know is simply not there. */
export function readChange(change: Part, people: Readonly<Record<string, Author>>) {
  const text = (key: string): string | undefined =>
    typeof change[key] === 'string' ? change[key] : undefined;
  const count = (key: string): number => (typeof change[key] === 'number' ? change[key] : 0);
  const part = (key: string): Part | undefined => (isPart(change[key]) ? change[key] : undefined);
  const parts = (key: string): readonly Part[] =>
    Array.isArray(change[key]) ? change[key].filter(isPart) : [];
  const length = (key: string): number => (Array.isArray(change[key]) ? change[key].length : 0);
  const named = (id: unknown): Author | undefined => (typeof id === 'string' ? people[id] : undefined);
  /** A person, or the organization of somebody who may not be named. */
  const personIn = (within: Part | undefined): Author | undefined =>
    within &&
    (named(within['accountId']) ??
      named(within['acceptedBy']) ??
      named(within['requestedBy']) ??
      named(within['organizationId']));
  return {
    text,
    count,
    part,
    parts,
    length,
    is: (key: string) => change[key] === true,
    personIn,
    person: (key: string) => personIn(part(key)),
    who: personIn(change),
    organizationIn: (within: Part | undefined) => named(within?.['organizationId']),
    organization: named(change['organizationId']),
  };
}
export type ReadChange = ReturnType<typeof readChange>;
