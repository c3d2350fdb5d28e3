/** How to consume the topics: what is promised, and what to do about what is not. */
export const catalogueGuide: readonly string[] = [
  '## What is promised',
  [
    '- **At least once.** Nothing that a command wrote is lost; an event may come twice, even long after. The same event has the same `subject` and ' +
      '`seq` (and `id`).',
    '- **In order of publishing, per aggregate.** One aggregate’s events lie in one partition. Where a crash or two replicas publish again, an older ' +
      'one may come after a newer: order by `seq`, which counts one aggregate’s events from 1 without gaps. Between aggregates, and between topics, ' +
      'there is no order.',
    '- **`time`** is the clock of the service that decided. Within an aggregate `seq` decides, not `time`.',
    '- **A message of up to 2 MB** is published, no larger one.',
    '- **No e-mail address, secret, token or comment text** is in any event; a person’s name only in the `state` of their account.',
  ].join('\n'),
  'A consumer should skip what it cannot read and say where it lay, rather than stop: a partition has other aggregates’ events behind it. It commits its ' +
    'offsets after what it made of them is stored, and makes the same of them a second time.',
  '## To keep a copy',
  'Take `data.state` from any event of the aggregate, whatever its type (unknown ones too), and keep the one with the highest **`stateseq`** per ' +
    '`subject`; drop the rest. `state` is as of publishing, so it may be newer than the event: `stateseq` may be higher than `seq`. A copy that missed an ' +
    'event is right again with the next. What is deleted stays, with `deletedAt`.',
  '## To keep a journal',
  'Insert each event once, unique by (`subject`, `seq`), and fold an aggregate’s events in order of `seq` when reading. Do not act on arrival: an earlier ' +
    'one may still come. Rely on `change` for what happened; `state` may tell of later things.',
  '`….restated.v1` says that nothing happened: a service tells its state again, for readers of a new field. Copies take it in as any other event; ' +
    'journals count its number.',
  '## To check the hash chain',
  'Each aggregate’s events are chained from its first. With SHA-256 in lower-case hex and canonical JSON (RFC 8785):',
  [
    '```',
    'body = sha256(salt + canonical({ id, type, time, actor, organization, change }))',
    'hash = sha256(prevhash + "." + seq + "." + body)',
    '```',
  ].join('\n'),
  '`prevhash` is the `hash` of the event with `seq - 1`, and 64 zeros for the first. Whoever is given `body` instead of the event can still check the chain. ' +
    'Translations (below) are no links of it.',
  '## How events change',
  [
    '- A field, or a type, may be added at any time: ignore fields and skip types that you do not know.',
    '- Everything else is breaking (a field removed or renamed, another value in an enumeration) and makes a new type, `….v2`.',
    '- While a `….v1` has readers, the service publishes beside each `….v2` its translation: an event of type `….v1` with the same `id`, `subject` and ' +
      '`seq`, whose `translates` names `….v2`. Who understands the type named by `translates` skips the translation; all others take it as the event. [Changing events](../changing-events.md) has the rest.',
    '- A sample of every type of every version lies in [`libs/contracts/samples`](../../libs/contracts/samples) and is never altered. Run yours through your ' +
      'consumer.',
  ].join('\n'),
];
