import { localStorageColorSchemeManager, MantineProvider, useComputedColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { createContext, use, useEffect, useState } from 'react';
import { theme } from '../../shared/theme/theme.ts';

export type Colours = 'dark' | 'light';
const storageKey = 'tandem-image-colours';

function chosen(): Colours {
  try {
    return localStorage.getItem(storageKey) === 'light' ? 'light' : 'dark';
  } catch {
    return 'dark';
  }
}

const Chosen = createContext<{ readonly colours: Colours; readonly choose: (colours: Colours) => void }>({
  colours: 'dark',
  choose: () => undefined,
});
export const useImageColours = () => use(Chosen);

const others = localStorageColorSchemeManager();
const show = (colours: Colours) =>
  document.documentElement.setAttribute('data-mantine-color-scheme', colours);

/** What the other pages show, as they were chosen to, or as the system does. */
function showOthers(): void {
  const wanted = others.get('auto');
  const dark =
    wanted === 'auto' ? window.matchMedia('(prefers-color-scheme: dark)').matches : wanted === 'dark';
  show(dark ? 'dark' : 'light');
}

/** The image page is dark, whatever the other pages are, unless somebody wants it light. */
export function ImageColours({ children }: { readonly children: ReactNode }) {
  const system = useComputedColorScheme();
  const [colours, setColours] = useState(chosen);
  // Again when the system's colours change, which would show on this page too.
  useEffect(() => show(colours), [colours, system]);
  useEffect(() => showOthers, []);
  const choose = (wanted: Colours) => {
    setColours(wanted);
    try {
      localStorage.setItem(storageKey, wanted);
    } catch {
      // Storage is closed to us: it holds for this page.
    }
  };
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={colours}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Chosen value={{ colours, choose }}>{children}</Chosen>
    </MantineProvider>
  );
}
