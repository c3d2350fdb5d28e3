import { Group, Skeleton, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { actorAs, visibilityTable } from '@tandem/rules';
import { useQuery } from '@tanstack/react-query';
import type { ProjectMemberView, ProjectView } from '../../shared/api/index.ts';
import { read, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { OrganizationChip } from '../../shared/ui/index.ts';
import { BarsList } from './bars-list.tsx';
import type { Group as PeopleGroup } from './group-members.ts';
import { groupMembers } from './group-members.ts';
import { MemberRow } from './member-row.tsx';
import classes from './people-list.module.css';
import { peopleTexts } from './texts.ts';
import type { BarView } from './use-bars.ts';
import { useBars } from './use-bars.ts';

/** The people of both sides as far as the reader may see them, by organization. */
export function PeopleList({ project }: { readonly project: ProjectView }) {
  const params = useInProject();
  const { data, error, refetch } = useQuery(read('listProjectMembers', { params }));
  const bars = useBars(project);
  if (error && !data) return <ProblemPanel error={error} retry={refetch} />;
  if (!data) return <PeopleSkeleton />;
  return (
    <>
      <Stack gap="xl">
        {groupMembers(data.rows, params.organizationId).map((group) => (
          <Organization key={group.organization.id} project={project} group={group} bars={bars} />
        ))}
      </Stack>
      <BarsList project={project} bars={bars} />
    </>
  );
}

function Organization({
  project,
  group: { organization, own, members },
  bars,
}: {
  readonly project: ProjectView;
  readonly group: PeopleGroup<ProjectMemberView>;
  readonly bars: readonly BarView[];
}) {
  const t = useTexts(peopleTexts);
  const words = useTexts(sharedTexts);
  const actor = actorAs(project.side, project.role);
  const seesAll = actor !== undefined && visibilityTable.members[actor] === 'all, by name and role';
  const barred = new Set(bars.map((bar) => `${bar.person.id} ${bar.organization.id}`));
  const heading = `people-${organization.id}`;
  return (
    <section aria-labelledby={heading}>
      <Group justify="space-between" gap="xs" mb={4}>
        <Title order={2} id={heading} maw="100%">
          <OrganizationChip organization={organization} />
        </Title>
        <Text size="sm" c="dimmed">
          {own ? t('ours') : seesAll ? words('side_external') : t('theirManagers')} ·{' '}
          {t('people', { count: members.length })}
        </Text>
      </Group>
      <Table verticalSpacing={6} highlightOnHover className={classes['people']}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words('name')}</Table.Th>
            <Table.Th className={classes['role']}>{t('role')}</Table.Th>
            <Table.Th className={classes['since']} visibleFrom="sm">
              {t('since')}
            </Table.Th>
            <Table.Th className={classes['actions']}>
              <VisuallyHidden>{t('actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {members.map((member) => (
            <MemberRow
              key={member.id}
              project={project}
              member={member}
              barred={barred.has(`${member.accountId} ${organization.id}`)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function PeopleSkeleton() {
  return (
    <Stack gap="xs" aria-busy>
      <Skeleton h={24} w={180} />
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} h={36} />
      ))}
    </Stack>
  );
}
