import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { wordsOfCode } from '../../shared/problems/index.ts';
import { sharedTexts } from '../../shared/ui/index.ts';
import { byReason } from './batches.ts';
import { imagesTexts } from './texts.ts';
import type { Outcome } from './use-carry-out.ts';

const namesShown = 12;

/** What was refused of a selection, by reason. */
export function OutcomeDialog({
  outcome,
  onClose,
}: {
  readonly outcome: Outcome;
  readonly onClose: () => void;
}) {
  const t = useTexts(imagesTexts);
  const shared = useTexts(sharedTexts);
  const { number } = useFormat();
  const { done, refused, left, names } = outcome;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('outcomeTitle')}
      closeButtonProps={{ 'aria-label': shared('close') }}
      centered
    >
      <Stack>
        <div>
          <Text>{t('outcomeDone', { number: number(done) })}</Text>
          <Text>{t('outcomeRefused', { count: refused.length, number: number(refused.length) })}</Text>
          {left.length > 0 && (
            <Text>{t('outcomeLeft', { count: left.length, number: number(left.length) })}</Text>
          )}
        </div>
        {byReason(refused).map(([code, imageIds]) => {
          const { title, action } = wordsOfCode(code) ?? { title: code, action: '' };
          return (
            <div key={code}>
              <Text fw={600}>
                {title} ({number(imageIds.length)})
              </Text>
              <Text size="sm" c="dimmed">
                {action}
              </Text>
              <List size="sm" mt={4}>
                {imageIds.slice(0, namesShown).map((id) => (
                  <List.Item key={id} style={{ overflowWrap: 'anywhere' }}>
                    {names.get(id) ?? id}
                  </List.Item>
                ))}
              </List>
              {imageIds.length > namesShown && (
                <Text size="sm">{t('andMore', { number: number(imageIds.length - namesShown) })}</Text>
              )}
            </div>
          );
        })}
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {shared('close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
