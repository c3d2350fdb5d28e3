import { existsSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import { describe, it } from 'vitest';

/** Where Debian and Ubuntu put it; elsewhere CHROMIUM names it. */
const places = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const executablePath = places.find((place) => place !== '' && existsSync(place));

const needsChromium = 'needs Chromium: apt-get install chromium, or CHROMIUM=/its/path';

export const launchBrowser = (): Promise<Browser> => {
  if (executablePath === undefined) throw new Error(needsChromium);
  // Root, as in containers, has no sandbox to offer.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
};

/** A suite in a real browser, announced as skipped where there is none. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (executablePath !== undefined) describe(name, suite);
  else describe(name, () => it.skip(needsChromium, () => undefined));
}
