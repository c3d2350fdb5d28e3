import { Box, Button, Collapse, Skeleton, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { CollaborationView, ProjectView } from '../../shared/api/index.ts';
import { read, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { Section } from '../../shared/ui/index.ts';
import { CollaborationRow } from './collaboration-row.tsx';
import classes from './collaborations.module.css';
import { collaborationTexts } from './texts.ts';

/** Who collaborates, who asks to, and who did; stopping is here, for both sides. */
export function CollaborationsSection({ project }: { readonly project: ProjectView }) {
  const t = useTexts(collaborationTexts);
  return (
    <Section title={t('title')} description={t(`text_${project.side}`)}>
      <Collaborations project={project} />
    </Section>
  );
}

function Collaborations({ project }: { readonly project: ProjectView }) {
  const t = useTexts(collaborationTexts);
  const params = useInProject();
  const { data, error, refetch } = useQuery(read('listCollaborations', { params }));
  if (error && !data) return <ProblemPanel error={error} retry={refetch} />;
  if (!data) return <Skeleton h={56} />;
  const present = data.rows.filter(({ status }) => status !== 'ended');
  const ended = data.rows.filter(({ status }) => status === 'ended');
  const waitingFirst = present.toSorted(
    (a, b) => Number(b.status === 'pending') - Number(a.status === 'pending'),
  );
  return (
    <Stack gap="xs">
      {present.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      ) : (
        <Rows project={project} rows={waitingFirst} />
      )}
      {ended.length > 0 && <EndedOnes project={project} rows={ended.toReversed()} />}
    </Stack>
  );
}

type Listed = { readonly project: ProjectView; readonly rows: readonly CollaborationView[] };

function Rows({ project, rows }: Listed) {
  return (
    <ul className={classes['list']}>
      {rows.map((collaboration) => (
        <CollaborationRow key={collaboration.id} project={project} collaboration={collaboration} />
      ))}
    </ul>
  );
}

function EndedOnes({ project, rows }: Listed) {
  const t = useTexts(collaborationTexts);
  const [opened, setOpened] = useState(false);
  const id = useId();
  return (
    <Box>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        ml={-8}
        leftSection={opened ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        onClick={() => setOpened(!opened)}
        aria-expanded={opened}
        aria-controls={id}
      >
        {t('endedOnes', { count: rows.length })}
      </Button>
      <Collapse expanded={opened} id={id} mt="xs">
        <Rows project={project} rows={rows} />
      </Collapse>
    </Box>
  );
}
