import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import type { LabelType } from '@tandem/rules';
import { IconPlus } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import type { LabelView } from '../../shared/api/index.ts';
import { isProblem, useCommand, useInProject } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { tellDone } from '../../shared/problems/index.ts';
import { focusFirstError, sharedTexts } from '../../shared/ui/index.ts';
import { AttributesField } from './attributes-field.tsx';
import { ColourField } from './colour-field.tsx';
import { distinctColours } from './label-colours.ts';
import type { LabelFlaw, LabelForm } from './label-form.ts';
import { labelFlaws, toLabel } from './label-form.ts';
import { labelTexts } from './texts.ts';

type Labels = { readonly labels: readonly LabelView[] };

export function AddLabel({ labels }: Labels) {
  const t = useTexts(labelTexts);
  const words = useTexts(sharedTexts);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('add')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('addTitle')}
        closeButtonProps={{ 'aria-label': words('close') }}
        centered
      >
        <AddLabelForm labels={labels} onClose={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function AddLabelForm({ labels, onClose }: Labels & { readonly onClose: () => void }) {
  const t = useTexts(labelTexts);
  const words = useTexts(sharedTexts);
  const params = useInProject();
  const form = useRef<HTMLFormElement>(null);
  const suggested = distinctColours(labels.map(({ color }) => color));
  const [label, setLabel] = useState<LabelForm>({
    name: '',
    color: suggested[0] ?? '',
    type: 'vector',
    attributes: [],
  });
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const change = (changed: Partial<LabelForm>) => setLabel((before) => ({ ...before, ...changed }));

  const attributes = label.type === 'vector' ? label.attributes : [];
  const flaws = labelFlaws({ ...label, attributes }, [...labels.map(({ name }) => name), ...taken]);
  const shown = tried ? flaws : new Map<string, LabelFlaw>();
  const error = (field: string) => {
    const flaw = shown.get(field);
    return flaw && t(flaw);
  };
  const adding = useCommand('addLabel', {
    onDone({ name }) {
      onClose();
      tellDone(t('added', { name }));
    },
    onProblem(problem) {
      if (!isProblem(problem, 'label.name-taken')) return false;
      setTaken((before) => [...before, label.name]);
      if (form.current) focusFirstError(form.current);
      return true;
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (flaws.size > 0) focusFirstError(event.currentTarget);
    else adding.mutate({ params, body: toLabel(label) });
  };

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={words('name')}
          description={t('nameHint')}
          value={label.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={error('name')}
          maxLength={120}
          required
          data-autofocus
        />
        <ColourField value={label.color} suggested={suggested} onChange={(color) => change({ color })} />
        <Radio.Group
          label={t('type')}
          value={label.type}
          onChange={(type) => change({ type: type as LabelType })}
        >
          <Stack gap="xs" mt="xs">
            {(['vector', 'segmentation'] as const).map((type) => (
              <Radio key={type} value={type} label={t(`type_${type}`)} description={t(`shapes_${type}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {label.type === 'vector' && (
          <AttributesField
            attributes={label.attributes}
            flaws={shown}
            onChange={(given) => change({ attributes: given })}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button type="submit" loading={adding.isPending}>
            {t('add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
