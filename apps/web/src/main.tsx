import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './shared/theme/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { Notes } from './app/notes.tsx';
import { reloadWhenUpdated } from './app/reload-when-updated.ts';
import { createAppRouter } from './app/router.tsx';
import { createQueries } from './shared/api/index.ts';
import { theme } from './shared/theme/theme.ts';

// The page may not make code from text; zod is told not to try.
config({ jitless: true });

const queries = createQueries();
const router = createAppRouter(queries);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

reloadWhenUpdated();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Notes />
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
