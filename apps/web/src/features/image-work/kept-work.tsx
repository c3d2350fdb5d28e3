import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { drafts } from './browser-drafts.ts';
import { downloadWork } from './download-work.ts';
import { workTexts } from './texts.ts';

/** What was kept of the work on an image that cannot be opened any more. */
export function KeptWork({
  organizationId,
  imageId,
}: {
  readonly organizationId: string;
  readonly imageId: string;
}) {
  const t = useTexts(workTexts);
  const { ago } = useFormat();
  const { account } = useMe();
  const of = { accountId: account.id, organizationId, imageId };
  const { data: draft } = useQuery({
    queryKey: ['kept work', of],
    queryFn: async () => (await drafts.read(of)) ?? null,
    networkMode: 'always',
  });
  if (!draft) return null;
  const { image, base, annotations, at } = draft;
  return (
    <Group gap="sm">
      <Text size="sm">{t('keptOfLost', { image: image.name, ago: ago(new Date(at)) })}</Text>
      <Button size="xs" variant="default" onClick={() => downloadWork(image, base, annotations)}>
        {t('download')}
      </Button>
    </Group>
  );
}
