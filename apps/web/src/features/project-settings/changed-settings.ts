import type { ProjectView } from '../../shared/api/index.ts';

export type Settings = NonNullable<ProjectView['settings']>;

/** What differs from the settings as they are now: that alone is sent, so that nobody's change is undone. */
export const changedSettings = (settings: Settings, draft: Partial<Settings>): Partial<Settings> =>
  Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => settings[name as keyof Settings] !== value),
  );
