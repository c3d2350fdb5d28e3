import { Button, Group, SegmentedControl, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import type { LabelView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { DiscardWork } from './discard-work.tsx';
import { downloadWork } from './download-work.ts';
import type { ImageWork } from './image-work.ts';
import type { Difference, Version } from './merge.ts';
import { compareThree } from './merge.ts';
import { workTexts } from './texts.ts';
import type { Conflict, WorkState } from './work-state.ts';

/** Both versions, one choice for each annotation that both changed. */
export function ConflictPanel({
  work,
  state,
  conflict,
  labels,
  onShow,
}: {
  readonly work: ImageWork;
  readonly state: WorkState;
  readonly conflict: Conflict;
  readonly labels: readonly LabelView[];
  readonly onShow: (annotationId: string) => void;
}) {
  const t = useTexts(workTexts);
  const { base, mine, theirs, revision, savedBy, choices } = conflict;
  const { toChoose, taken } = compareThree(base, mine, theirs);
  const count = (version: Version) => [...taken.values()].filter((side) => side === version).length;
  return (
    <Stack gap="sm" p="sm" component="section">
      <Title order={2} size="md">
        {t('conflictTitle')}
      </Title>
      <Text size="sm">
        {savedBy ? t('conflictWho', { name: savedBy.name, revision }) : t('conflictWhoNobody', { revision })}
      </Text>
      <Text size="sm" component="ul" m={0} pl="md">
        {count('mine') > 0 && <li>{t('takenMine', { count: count('mine') })}</li>}
        {count('theirs') > 0 && <li>{t('takenTheirs', { count: count('theirs') })}</li>}
        <li>{toChoose.length > 0 ? t('toChoose', { count: toChoose.length }) : t('nothingToChoose')}</li>
      </Text>
      {toChoose.length > 1 && (
        <Group gap="xs" grow>
          <Button size="xs" variant="default" onClick={() => work.choose('mine')}>
            {t('allMine')}
          </Button>
          <Button size="xs" variant="default" onClick={() => work.choose('theirs')}>
            {t('allTheirs')}
          </Button>
        </Group>
      )}
      {toChoose.map((difference) => (
        <Choice
          key={difference.id}
          difference={difference}
          labels={labels}
          version={choices.get(difference.id) ?? 'theirs'}
          onChoose={(version) => work.choose(version, [difference.id])}
          onShow={onShow}
        />
      ))}
      <Text size="xs" c="dimmed">
        {t('legend')}
      </Text>
      <Button onClick={() => void work.settle()} loading={state.saving} disabled={!state.image.mayChange}>
        {t('saveMerged')}
      </Button>
      <Button variant="default" onClick={() => downloadWork(state.image, state.base, mine)}>
        {t('download')}
      </Button>
      <DiscardWork work={work} state={state} action={t('leaveMine')} />
    </Stack>
  );
}

function Choice({
  difference,
  labels,
  version,
  onChoose,
  onShow,
}: {
  readonly difference: Difference;
  readonly labels: readonly LabelView[];
  readonly version: Version;
  readonly onChoose: (version: Version) => void;
  readonly onShow: (annotationId: string) => void;
}) {
  const t = useTexts(workTexts);
  const { mine, theirs } = difference;
  const either = mine ?? theirs;
  const label = labels.find(({ id }) => id === either?.labelId)?.name ?? t('unknownLabel');
  const word = (side: Version) => (difference[side] ? t(side) : `${t(side)} (${t('removed')})`);
  return (
    <Stack gap={4}>
      <UnstyledButton onClick={() => either && onShow(either.id)} title={t('show')} fz="sm" fw={600} mih={24}>
        {label}
      </UnstyledButton>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('versionOf', { what: label })}
        value={version}
        onChange={(value) => onChoose(value === 'mine' ? 'mine' : 'theirs')}
        data={[
          { value: 'mine', label: word('mine') },
          { value: 'theirs', label: word('theirs') },
        ]}
      />
    </Stack>
  );
}
