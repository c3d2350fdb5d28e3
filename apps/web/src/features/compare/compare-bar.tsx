import { ActionIcon, Group, NativeSelect, Switch, Text, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ImageView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { useKeyNames } from '../../shared/keys/index.ts';
import type { Kind } from './differences.ts';
import { compareTexts } from './texts.ts';
import type { Comparison } from './use-comparison.ts';

const kinds: readonly Kind[] = ['added', 'removed', 'changed'];
const most = 100;

/** The switch "what changed", since which revision, how much, and from one difference to the next. */
export function CompareBar({
  image,
  comparison,
}: {
  readonly image: ImageView;
  readonly comparison: Comparison;
}) {
  const t = useTexts(compareTexts);
  const { withKey } = useKeyNames();
  const { on, baseline, differences, at, overlay, toggle, choose, step } = comparison;
  const revisions = Array.from(
    { length: Math.min(image.revision, most) },
    (_, back) => image.revision - 1 - back,
  );
  const { comparedWith } = image;
  const what = (revision: number) => (revision === 0 ? t('nothingYet') : t('revision', { revision }));
  const named = (revision: number) =>
    revision === comparedWith?.revision
      ? t('when', { what: what(revision), since: t(comparedWith.since) })
      : what(revision);
  const asNamed = comparedWith?.revision === baseline ? comparedWith : null;
  const count = (kind: Kind) => differences.filter((difference) => difference.kind === kind).length;
  return (
    <Group gap="sm" px="sm" py={4} mih={36}>
      <Switch
        size="sm"
        label={t(asNamed ? `whatChanged_${asNamed.since}` : 'whatChanged')}
        checked={on}
        onChange={toggle}
      />
      {on && (
        <>
          <NativeSelect
            size="xs"
            aria-label={t('with')}
            value={String(baseline)}
            onChange={(event) => choose(Number(event.currentTarget.value))}
            data={revisions.map((revision) => ({ value: String(revision), label: named(revision) }))}
          />
          {overlay && (
            <Text size="sm" role="status">
              {differences.length === 0
                ? t('nothing')
                : kinds
                    .filter((kind) => count(kind) > 0)
                    .map((kind) => t(kind, { count: count(kind) }))
                    .join(' · ')}
            </Text>
          )}
          {differences.length > 0 && (
            <Group gap={2} wrap="nowrap">
              <Step
                label={withKey(t('previous'), 'previousDifference')}
                Icon={IconChevronLeft}
                onClick={() => step(-1)}
              />
              <Text size="sm" miw={48} ta="center">
                {at === null ? '–' : t('atOf', { at: at + 1, count: differences.length })}
              </Text>
              <Step
                label={withKey(t('next'), 'nextDifference')}
                Icon={IconChevronRight}
                onClick={() => step(1)}
              />
            </Group>
          )}
        </>
      )}
    </Group>
  );
}

function Step({
  label,
  Icon,
  onClick,
}: {
  readonly label: string;
  readonly Icon: typeof IconChevronLeft;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="md" aria-label={label} onClick={onClick}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
