import { List, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { client, useInProject } from '../../shared/api/index.ts';
import { useFormat, useTexts } from '../../shared/i18n/index.ts';
import { ConfirmDialog } from '../../shared/ui/index.ts';
import type { Asking } from './asking.ts';
import { imagesTexts } from './texts.ts';

const nobody = 'nobody';

/** Entrusts a selection to a partner, hands it over or takes it back, and says what that does. */
export function EntrustDialog({ project, images, carryOut, onClose }: Asking) {
  const t = useTexts(imagesTexts);
  const { number } = useFormat();
  const params = useInProject();
  const [whom, setWhom] = useState<string | null>(null);
  const counted = (count: number) => ({ count, number: number(count) });
  const waiting = images.filter(({ status }) => status === 'waiting_for_collaborator_review').length;
  const elsewhere = images.filter(
    ({ entrustedTo }) => entrustedTo && entrustedTo.collaborationId !== whom,
  ).length;
  const partner = project.partners.find(({ collaborationId }) => collaborationId === whom);
  const entrust = () => {
    onClose();
    void carryOut(
      images,
      (imageIds) =>
        client.entrustSelection({
          params,
          body: { imageIds: [...imageIds], collaborationId: partner?.collaborationId ?? null },
        }),
      (done) =>
        partner
          ? t('entrustDone', { ...counted(done), name: partner.name })
          : t('takeBackDone', counted(done)),
    );
  };
  return (
    <ConfirmDialog
      opened
      title={t('entrustTitle', counted(images.length))}
      action={t('entrust')}
      danger={false}
      disabled={whom === null}
      onConfirm={entrust}
      onClose={onClose}
    >
      <Radio.Group label={t('entrustWhom')} value={whom} onChange={setWhom}>
        <Stack gap="xs" mt="xs">
          {project.partners.map(({ collaborationId, name }) => (
            <Radio key={collaborationId} value={collaborationId} label={name} />
          ))}
          <Radio value={nobody} label={t('takeBack')} />
        </Stack>
      </Radio.Group>
      {whom !== null && (
        <List size="sm" spacing={4}>
          {waiting > 0 && <List.Item>{t('entrustMoves', counted(waiting))}</List.Item>}
          {elsewhere > 0 && <List.Item>{t('entrustElsewhere', counted(elsewhere))}</List.Item>}
          {partner && project.partners.length > 1 && <List.Item>{t('entrustHidden')}</List.Item>}
          <List.Item>{t('entrustEnds')}</List.Item>
        </List>
      )}
    </ConfirmDialog>
  );
}
