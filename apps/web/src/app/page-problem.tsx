import { Box, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { useTexts } from '../shared/i18n/index.ts';
import { ProblemPanel } from '../shared/problems/index.ts';
import { LinkButton } from '../shared/ui/index.ts';
import { appTexts } from './texts.ts';

/** A page that failed while it was shown: why, and two ways on. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const t = useTexts(appTexts);
  const router = useRouter();
  return (
    <Box component="section" maw={640} mx="auto" p="xl">
      <Title order={1} mb="md">
        {t('somethingWrong')}
      </Title>
      <ProblemPanel
        error={error}
        retry={async () => {
          await router.invalidate();
          reset();
        }}
      >
        <LinkButton to="/" variant="subtle" size="xs">
          {t('toStart')}
        </LinkButton>
      </ProblemPanel>
    </Box>
  );
}
