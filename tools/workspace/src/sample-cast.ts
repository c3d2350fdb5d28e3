import type { AggregateName, ChangeOf, EventType } from '@tandem/contracts';
import { derivedId } from '@tandem/platform';

/** An event to make a sample of: who did what for which organization. */
export type Step<State> = {
  readonly type: EventType;
  readonly change: Readonly<Record<string, unknown>>;
  readonly actor: string | null;
  readonly organization: string | null;
  readonly internalTo?: string;
  /** What the event did to the public state. */
  readonly then: (state: State) => State;
};
/** The events of one aggregate, from its first state on. */
export type SampleStory<State> = {
  readonly aggregate: AggregateName;
  readonly first: State;
  readonly steps: readonly Step<State>[];
};

export const id = (name: string) => derivedId('sample', name);
export const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute)).toISOString();

export const [mika, ren, ada, leo] = [id('Mika'), id('Ren'), id('Ada'), id('Leo')];
export const [institute, studio] = [id('Blue Coast Institute'), id('Amber Studio')];
export const collaborationId = id('collaboration');
export const asMika = { actor: mika, organization: institute };
export const asAda = { actor: ada, organization: studio };
export const asSystem = { actor: null, organization: null };
const same = <State>(state: State): State => state;

export const step = <Type extends EventType, State>(
  type: Type,
  by: Pick<Step<State>, 'actor' | 'organization' | 'internalTo'>,
  change: ChangeOf<Type>,
  then: (state: State) => State = same,
): Step<State> => ({ type, ...by, change, then });

export const [ofMika, ofRen, ofLeo] = [id('membership Mika'), id('membership Ren'), id('membership Leo')];
export const projectId = id('project');
/** When the sample with this `seq` happened. */
export const sampleTime = (seq: number): string => at(seq - 1);
