import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ShareLinkView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { Consequences, focusFirstError, sharedTexts } from '../../shared/ui/index.ts';
import { useRevocationLines } from './use-revocation-lines.ts';
import { flawsOf, termsOf, toTerms } from './terms.ts';
import { TermsFields } from './terms-fields.tsx';
import { sharingTexts } from './texts.ts';

/** Makes the link, or a new one in place of the present one. */
export function LinkDialog({
  link,
  opened,
  onClose,
}: {
  readonly link: ShareLinkView;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const t = useTexts(sharingTexts);
  const words = useTexts(sharedTexts);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={link.on ? t('replaceTitle') : t('newTitle')}
      closeButtonProps={{ 'aria-label': words('close') }}
      centered
    >
      <LinkForm link={link} onClose={onClose} />
    </Modal>
  );
}

function LinkForm({ link, onClose }: { readonly link: ShareLinkView; readonly onClose: () => void }) {
  const t = useTexts(sharingTexts);
  const words = useTexts(sharedTexts);
  const params = useInProject();
  const [replacing] = useState(link.on);
  const [terms, setTerms] = useState(() => termsOf(link));
  const [tried, setTried] = useState(false);
  const lines = useRevocationLines(link);
  const made = (text: string) => () => {
    onClose();
    tellDone(text);
  };
  const enabling = useCommand('enableShareLink', { onDone: made(t('made')) });
  const rotation = useCommand('rotateShareLink', { onDone: made(t('replaced')) });
  const flaws = flawsOf(terms);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (flaws.length > 0) focusFirstError(event.currentTarget);
    else (replacing ? rotation : enabling).mutate({ params, body: toTerms(terms) });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {replacing && <Consequences lines={lines} />}
        <TermsFields
          terms={terms}
          flaws={tried ? flaws : []}
          onChange={(changed) => setTerms((before) => ({ ...before, ...changed }))}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button type="submit" loading={enabling.isPending || rotation.isPending}>
            {replacing ? t('replaceAction') : t('newAction')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
