import { Button, CloseButton, Group, Menu, Progress, Text } from '@mantine/core';
import { IconArrowRight, IconTrash, IconUser, IconUsersGroup } from '@tabler/icons-react';
import type { Move } from '@tandem/rules';
import { useState } from 'react';
import type { ImageFilters, ImageView, ProjectView } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import type { Asking } from './asking.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { EntrustDialog } from './entrust-dialog.tsx';
import classes from './images-view.module.css';
import { movesOf } from './move-choice.ts';
import { MoveDialog } from './move-dialog.tsx';
import { OutcomeDialog } from './outcome-dialog.tsx';
import { imagesTexts } from './texts.ts';
import type { Running } from './use-carry-out.ts';
import { useCarryOut } from './use-carry-out.ts';
import { useSelectEvery } from './use-select-every.ts';
import type { SelectionTools } from './use-selection.ts';

type Asked = 'assign' | 'entrust' | 'delete' | { readonly move: Move };

/** What can be done with the images that are selected. */
export function SelectionBar({
  project,
  filters,
  tools,
  every,
}: {
  readonly project: ProjectView;
  readonly filters: ImageFilters;
  readonly tools: SelectionTools;
  /** How many there are in this filter; undefined: nobody has counted them. */
  readonly every: number | undefined;
}) {
  const t = useTexts(imagesTexts);
  const { number } = useFormat();
  const { images, choose, clear } = tools;
  const { carryOut, running, outcome, forgetOutcome } = useCarryOut(tools);
  const { found, selectEvery, stop } = useSelectEvery(filters, choose);
  const [asked, setAsked] = useState<Asked | null>(null);
  const asking: Asking = { project, images, carryOut, onClose: () => setAsked(null) };
  const may = (capability: string) => project.capabilities.includes(capability);
  const mayEntrust = project.side === 'host' && project.role === 'manager' && project.partners.length > 0;
  return (
    <>
      {images.length > 0 && (
        <div className={classes['selectionBar']} role="region" aria-label={t('selection')} data-selection-bar>
          <Text fw={600} size="sm" aria-live="polite">
            {t('selected', { count: images.length, number: number(images.length) })}
          </Text>
          {running || found !== null ? (
            <BarProgress running={running} found={found} every={every} stop={stop} />
          ) : (
            <>
              {(every === undefined || every > images.length) && (
                <Button variant="subtle" size="compact-sm" onClick={() => void selectEvery()}>
                  {every === undefined
                    ? t('selectEvery')
                    : t('selectAll', { count: every, number: number(every) })}
                </Button>
              )}
              {may('assign-annotators') && (
                <BarButton icon={IconUser} words={t('assign')} onClick={() => setAsked('assign')} />
              )}
              {mayEntrust && (
                <BarButton icon={IconUsersGroup} words={t('entrust')} onClick={() => setAsked('entrust')} />
              )}
              <MoveMenu images={images} onChosen={(move) => setAsked({ move })} />
              {may('manage-images') && (
                <BarButton icon={IconTrash} words={t('delete')} danger onClick={() => setAsked('delete')} />
              )}
              <CloseButton aria-label={t('clearSelection')} onClick={clear} />
            </>
          )}
        </div>
      )}
      {asked === 'assign' && <AssignDialog {...asking} />}
      {asked === 'entrust' && <EntrustDialog {...asking} />}
      {asked === 'delete' && <DeleteDialog {...asking} />}
      {asked !== null && typeof asked === 'object' && <MoveDialog {...asking} move={asked.move} />}
      {outcome && <OutcomeDialog outcome={outcome} onClose={forgetOutcome} />}
    </>
  );
}

function BarButton({
  icon: Icon,
  words,
  danger = false,
  onClick,
}: {
  readonly icon: typeof IconUser;
  readonly words: string;
  readonly danger?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Button
      variant="default"
      size="compact-md"
      c={danger ? 'red' : undefined}
      leftSection={<Icon size={16} aria-hidden />}
      onClick={onClick}
    >
      {words}
    </Button>
  );
}

function MoveMenu({
  images,
  onChosen,
}: {
  readonly images: readonly ImageView[];
  readonly onChosen: (move: Move) => void;
}) {
  const t = useTexts(imagesTexts);
  const { number } = useFormat();
  const moves = movesOf(images);
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button variant="default" size="compact-md" leftSection={<IconArrowRight size={16} aria-hidden />}>
          {t('move')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {moves.length === 0 && <Menu.Label>{t('movesNone')}</Menu.Label>}
        {moves.map(([move, count]) => (
          <Menu.Item key={move} onClick={() => onChosen(move)}>
            {t('appliesTo', {
              move: t(`move_${move}`),
              count: number(count),
              total: number(images.length),
            })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function BarProgress({
  running,
  found,
  every,
  stop,
}: {
  readonly running: Running | null;
  readonly found: number | null;
  readonly every: number | undefined;
  readonly stop: () => void;
}) {
  const t = useTexts(imagesTexts);
  const { number } = useFormat();
  const [sent, total] = running ? [running.sent, running.total] : [found ?? 0, every];
  const words = running
    ? t('progress', { sent: number(sent), total: number(running.total) })
    : t('selecting', { number: number(sent) });
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm">{words}</Text>
      {total !== undefined && total > 0 && (
        <Progress value={(sent / total) * 100} w={120} aria-label={words} transitionDuration={150} />
      )}
      <Button variant="default" size="compact-sm" onClick={running ? running.stop : stop}>
        {t('stop')}
      </Button>
    </Group>
  );
}
