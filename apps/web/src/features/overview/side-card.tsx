import { Box, Group, Stack, Text } from '@mantine/core';
import { useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { OrganizationChip, sharedTexts, TextLink } from '../../shared/ui/index.ts';
import { spanSince } from './span-since.ts';
import classes from './overview.module.css';
import { overviewTexts } from './texts.ts';
import type { SideFigures } from './two-sides.ts';

/** One side: what waits for its review and for how long, and who is there. */
export function SideCard({ figures }: { readonly figures: SideFigures }) {
  const t = useTexts(overviewTexts);
  const words = useTexts(sharedTexts);
  const { number, lasting, list, dateTime } = useFormat();
  const params = useInProject();
  const { side, ours, organizations, review, people } = figures;
  return (
    <Box component="section" className={classes['card']} data-ours={ours || undefined}>
      <Text size="sm" c="dimmed" mb={4}>
        {ours ? t('ours') : words(`side_${side}`)}
      </Text>
      <Stack gap={4} mb="md">
        {organizations.map((organization) => (
          <OrganizationChip key={organization.id} organization={organization} />
        ))}
      </Stack>
      <Box component="dl" className={classes['facts']}>
        <dt>{t('waitsForReview')}</dt>
        <dd>
          {review.count === 0 ? (
            <Text span c="dimmed">
              {t('nothingWaits')}
            </Text>
          ) : (
            <Group gap={8} align="baseline">
              <TextLink
                to="/o/$organizationId/p/$projectId/images"
                params={params}
                search={{ status: [...review.statuses] }}
                className={classes['big']}
                aria-label={t('showWaiting', { count: review.count })}
              >
                {number(review.count)}
              </TextLink>
              {review.since && (
                <Text span size="sm" c="dimmed" title={dateTime(review.since)}>
                  {t('oldest', { span: lasting(spanSince(review.since)) })}
                </Text>
              )}
            </Group>
          )}
        </dd>
        <dt>{t('people')}</dt>
        <dd>
          {people.length === 0
            ? t('noPeople')
            : list(people.map(({ role, count }) => t(`roleCount_${role}`, { count })))}
        </dd>
      </Box>
    </Box>
  );
}
