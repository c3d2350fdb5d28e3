import { Group, Text } from '@mantine/core';
import { IconShare2 } from '@tabler/icons-react';
import type { ProjectEntry } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import classes from './projects.module.css';
import { projectsTexts } from './texts.ts';

/** With whom a project is shared, and which side we are; nothing for one that is not. */
export function SharedMark({ project }: { readonly project: ProjectEntry }) {
  const t = useTexts(projectsTexts);
  const { list } = useFormat();
  if (project.side === 'host' && !project.shared) return null;
  const words =
    project.side === 'host'
      ? t('with', { partners: list(project.partners.map(({ name }) => name)) })
      : t('sharedBy', { host: project.host.name });
  return (
    <Group component="span" gap={4} wrap="nowrap" className={classes['mark']} title={words}>
      <IconShare2 size={14} aria-hidden style={{ flex: 'none' }} />
      <Text span size="sm" truncate>
        {words}
      </Text>
    </Group>
  );
}
