import { List, Text } from '@mantine/core';
import { useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { TextLink } from '../../shared/ui/index.ts';
import { timelineTexts } from './texts.ts';

const words = {
  altered: 'fault_altered',
  missing: 'fault_missing',
  'broken-link': 'fault_brokenLink',
} as const;
const shown = 20;

/** Where the chains do not hold; of an image, the link leads to what is left of its timeline. */
export function ChainFaults({
  faults,
}: {
  readonly faults: readonly {
    readonly subject: string;
    readonly seq: number;
    readonly what: keyof typeof words;
  }[];
}) {
  const t = useTexts(timelineTexts);
  const params = useInProject();
  return (
    <List size="sm" spacing={4}>
      {faults.slice(0, shown).map(({ subject, seq, what }) => (
        <List.Item key={`${subject} ${seq} ${what}`}>
          {subject === params.projectId ? (
            <Text inherit>{t('fault', { seq, subject: t('theProject'), what: t(words[what]) })}</Text>
          ) : (
            <TextLink
              inherit
              to="/o/$organizationId/p/$projectId/timeline"
              params={params}
              search={{ image: subject }}
            >
              {t('fault', { seq, subject: t('oneImage'), what: t(words[what]) })}
            </TextLink>
          )}
        </List.Item>
      ))}
    </List>
  );
}
