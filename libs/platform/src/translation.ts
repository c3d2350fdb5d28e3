import type { PublishedEvent } from './event.ts';
import type { Logger } from './logging.ts';

/** What an event of an older version would have said. */
export type Translation = {
  readonly type: string;
  readonly change: Readonly<Record<string, unknown>>;
  readonly state: Readonly<Record<string, unknown>>;
};

/** By type of event, how readers of an older version are told of it; undefined: they need not hear of this one. */
export type Translations = {
  readonly [type: string]: (event: PublishedEvent) => Translation | undefined;
};

/**
 * An event and, right behind it, its translation: the same id and numbers, and the original's hashes, which do not fit it:
 * a translation is no link of the chain. One that fails costs its readers that event, and holds up nobody else.
 */
export function withTranslation(
  event: PublishedEvent,
  translations: Translations | undefined,
  logger: Logger,
): readonly PublishedEvent[] {
  const translate = translations && Object.hasOwn(translations, event.type) && translations[event.type];
  if (!translate) return [event];
  try {
    const translated = translate(event);
    if (!translated) return [event];
    const { type, change, state } = translated;
    return [event, { ...event, type, translates: event.type, data: { change, state } }];
  } catch (error) {
    logger.error({ error, type: event.type, id: event.id }, 'an event could not be translated');
    return [event];
  }
}
