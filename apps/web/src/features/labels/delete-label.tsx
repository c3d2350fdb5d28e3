import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LabelView } from '../../shared/api/index.ts';
import { read, useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { ConfirmDialog, Consequences } from '../../shared/ui/index.ts';
import { labelTexts } from './texts.ts';

/** Says first how many annotations and images use it. */
export function DeleteLabel({ label: { id, name } }: { readonly label: LabelView }) {
  const t = useTexts(labelTexts);
  const params = { ...useInProject(), labelId: id };
  const [opened, setOpened] = useState(false);
  const deletion = useCommand('deleteLabel', {
    onDone() {
      setOpened(false);
      tellDone(t('deleted', { name }));
    },
  });
  const { data, error } = useQuery({
    ...read('getLabelUse', { params }),
    enabled: opened && !deletion.isPending,
    staleTime: 0,
  });
  const used = data && [
    t('usedAnnotations', { count: data.annotations }),
    t('usedImages', { count: data.images }),
    t('laterSaves'),
  ];
  const label = t('delete', { name });
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon variant="subtle" color="gray" onClick={() => setOpened(true)} aria-label={label}>
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={opened}
        title={t('deleteTitle', { name })}
        action={t('deleteAction')}
        busy={deletion.isPending}
        disabled={!data && !error}
        onConfirm={() => deletion.mutate({ params })}
        onClose={() => setOpened(false)}
      >
        <Consequences lines={data?.annotations === 0 ? [t('unused')] : used} error={error} />
      </ConfirmDialog>
    </>
  );
}
