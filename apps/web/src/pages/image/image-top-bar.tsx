import { ActionIcon, Box, Menu, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconKeyboard, IconMoon, IconPlayerTrackNext, IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Moving } from '../../features/image-moves/index.ts';
import { ClaimState, ImageSteps, MoveButtons, TurnLine } from '../../features/image-moves/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import { useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { OrganizationChip, StatusMark, usePageTitle } from '../../shared/ui/index.ts';
import { useImageColours } from './image-colours.tsx';
import classes from './image-page.module.css';
import { imagePageTexts } from './texts.ts';
import type { GoingOn } from './use-going-on.ts';
import { useImageSearch } from './use-image-search.ts';

/** Which image, how it stands, whose turn it is, and where one goes from here. */
export function ImageTopBar({
  place,
  image,
  moving,
  going,
  quiet,
  onTakeOver,
  onKeys,
}: {
  readonly place: { readonly organizationId: string; readonly projectId: string };
  readonly image: ImageView;
  readonly moving: Moving;
  readonly going: GoingOn;
  /** No move now: something else has to be settled first. */
  readonly quiet: boolean;
  readonly onTakeOver: () => Promise<unknown>;
  readonly onKeys: () => void;
}) {
  const t = useTexts(imagePageTexts);
  const { organizations } = useMe();
  const { filters } = useImageSearch();
  const { colours, choose } = useImageColours();
  usePageTitle(image.name);
  const { organizationId, projectId } = place;
  const organization = organizations.find(({ id }) => id === organizationId);
  const shown = quiet ? { ...image, moves: [], mayWaive: false } : image;
  return (
    <header className={classes['top']}>
      <Tooltip label={t('toImages')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('toImages')}
          renderRoot={(props) => (
            <Link
              to="/o/$organizationId/p/$projectId/images"
              params={{ organizationId, projectId }}
              search={filters}
              {...props}
            />
          )}
        >
          <IconArrowLeft size={18} />
        </ActionIcon>
      </Tooltip>
      {organization && (
        <Box title={t('youActFor', { name: organization.name })} maw={180} style={{ flex: 'none' }}>
          <Box visibleFrom="md">
            <OrganizationChip organization={organization} />
          </Box>
          <Box hiddenFrom="md" role="img" aria-label={t('youActFor', { name: organization.name })}>
            <OrganizationChip organization={organization} nameHidden />
          </Box>
        </Box>
      )}
      <Box className={classes['name']}>
        <Title order={1} size="md" lineClamp={1} title={image.name}>
          {image.name}
        </Title>
        {image.folder !== '' && (
          <Text size="xs" c="dimmed" truncate>
            {image.folder}
          </Text>
        )}
      </Box>
      <Box className={classes['standing']}>
        <StatusMark status={image.status} />
        <TurnLine image={image} organizationId={organizationId} />
        <ClaimState image={image} onTakeOver={onTakeOver} />
      </Box>
      <ImageSteps
        {...going.neighbours}
        onGo={(id) => void going.goTo(id)}
        onNextForMe={() => void going.goToNextForMe()}
      />
      <Box className={classes['moves']}>
        <MoveButtons
          image={shown}
          busy={moving.busy}
          onMove={moving.ask}
          more={
            <>
              <Menu.Item
                leftSection={<IconPlayerTrackNext size={14} aria-hidden />}
                onClick={() => void going.goToNextForMe()}
              >
                {t('nextForMe')}
              </Menu.Item>
              <Menu.Item leftSection={<IconKeyboard size={14} aria-hidden />} onClick={onKeys}>
                {t('keys')}
              </Menu.Item>
              <Menu.Item
                leftSection={
                  colours === 'dark' ? <IconSun size={14} aria-hidden /> : <IconMoon size={14} aria-hidden />
                }
                onClick={() => choose(colours === 'dark' ? 'light' : 'dark')}
              >
                {t(colours === 'dark' ? 'light' : 'dark')}
              </Menu.Item>
            </>
          }
        />
      </Box>
    </header>
  );
}
