import { Anchor, Button, Group, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { IconMailOff, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, read } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ProblemPanel } from '../../shared/problems/index.ts';
import { EmptyState } from '../../shared/ui/index.ts';
import { mailboxTexts } from './texts.ts';

const link = /(https?:\/\/\S+)/;

/** The mails that this installation wrote as files, newest first. */
export function Mailbox() {
  const t = useTexts(mailboxTexts);
  const { dateTime } = useFormat();
  const [to, setTo] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({ ...read('listMails'), refetchInterval: 5_000 });
  if (isProblem(error, 'request.unknown-route')) return <EmptyState icon={IconMailOff} text={t('closed')} />;
  if (error) return <ProblemPanel error={error} retry={refetch} />;
  if (!data) return null;
  const addresses = [...new Set(data.rows.map((mail) => mail.to))].toSorted();
  const rows = data.rows.filter((mail) => to === null || mail.to === to);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('explain')}
      </Text>
      <Group align="flex-end">
        <Select
          label={t('filter')}
          data={addresses}
          value={to}
          onChange={setTo}
          clearable
          searchable
          style={{ flex: 1 }}
          maw={320}
        />
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => void refetch()}
        >
          {t('refresh')}
        </Button>
      </Group>
      {rows.length === 0 && <EmptyState icon={IconMailOff} text={t('none')} />}
      {rows.map((mail) => (
        <Paper key={mail.id} component="article" withBorder p="md">
          <Title order={2} size="h4">
            {mail.subject}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t('to', { address: mail.to })} · <time dateTime={mail.date}>{dateTime(mail.date)}</time>
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {mail.text.split(link).map((part, n) =>
              link.test(part) ? (
                <Anchor key={n} href={part} inherit>
                  {part}
                </Anchor>
              ) : (
                part
              ),
            )}
          </Text>
        </Paper>
      ))}
    </Stack>
  );
}
