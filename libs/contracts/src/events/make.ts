import type { ChangeOf } from './envelope.ts';
import type { EventType } from './topics.ts';

/** What a decision says happened, with the change that its type promises; `internalTo`: the only organization that may see it. */
export const event = <Type extends EventType>(type: Type, change: ChangeOf<Type>, internalTo?: string) => ({
  type,
  change,
  ...(internalTo === undefined ? {} : { internalTo }),
});
