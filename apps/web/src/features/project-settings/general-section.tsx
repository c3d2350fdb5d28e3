import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import type { ProjectView } from '../../shared/api/index.ts';
import { useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { Section } from '../../shared/ui/index.ts';
import { settingsTexts } from './texts.ts';

export function GeneralSection({ project }: { readonly project: ProjectView }) {
  const t = useTexts(settingsTexts);
  const params = useInProject();
  /** null: as the server has it, also when somebody else changes it */
  const [draft, setDraft] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const name = draft ?? project.name;
  const empty = name.trim() === '';
  const renaming = useCommand('changeProject', {
    onDone({ pending }) {
      setDraft(null);
      tellDone(t('renamed'), pending);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (empty) field.current?.focus();
    else renaming.mutate({ params, body: { name } });
  };
  return (
    <Section title={t('general')} description={t('generalText')}>
      <form onSubmit={submit} noValidate>
        <Group align="flex-start" gap="xs">
          <TextInput
            ref={field}
            flex="1 1 240px"
            maw={480}
            label={t('name')}
            value={name}
            onChange={(event) => setDraft(event.currentTarget.value)}
            error={tried && empty && t('nameNeeded')}
            maxLength={120}
          />
          <Button
            type="submit"
            variant="default"
            mt={{ base: 0, xs: 22 }}
            loading={renaming.isPending}
            disabled={name.trim() === project.name}
          >
            {t('rename')}
          </Button>
        </Group>
      </form>
    </Section>
  );
}
