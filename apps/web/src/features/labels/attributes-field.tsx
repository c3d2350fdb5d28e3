import { ActionIcon, Button, Fieldset, Group, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTexts } from '../../shared/i18n/index.ts';
import classes from './attributes-field.module.css';
import type { AttributeForm, LabelFlaw, LabelFlaws } from './label-form.ts';
import { labelTexts } from './texts.ts';

const most = 20;

/** Attributes with their allowed values. */
export function AttributesField({
  attributes,
  flaws,
  onChange,
}: {
  readonly attributes: readonly AttributeForm[];
  readonly flaws: LabelFlaws;
  readonly onChange: (attributes: readonly AttributeForm[]) => void;
}) {
  const t = useTexts(labelTexts);
  const words = (flaw: LabelFlaw | undefined) => flaw && t(flaw);
  const change = (key: number, changed: Partial<AttributeForm>) =>
    onChange(attributes.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  const nextKey = Math.max(0, ...attributes.map(({ key }) => key)) + 1;
  return (
    <Fieldset
      legend={t('attributes')}
      variant="unstyled"
      p={0}
      m={0}
      classNames={{ legend: classes['legend'] }}
    >
      <Stack gap="xs" mt={4}>
        <Text size="xs" c="dimmed">
          {t('attributesHint')}
        </Text>
        {attributes.map(({ key, name, values }, index) => (
          <Group key={key} gap="xs" align="flex-start" wrap="nowrap">
            <Stack gap={6} flex={1} miw={0}>
              <TextInput
                label={t('attributeName', { number: index + 1 })}
                value={name}
                onChange={(event) => change(key, { name: event.currentTarget.value })}
                error={words(flaws.get(`attribute-${key}-name`))}
                maxLength={60}
                autoFocus
              />
              <TagsInput
                label={t('attributeValues')}
                placeholder={values.length === 0 ? t('attributeValuesHint') : undefined}
                value={[...values]}
                onChange={(given) => change(key, { values: given })}
                error={words(flaws.get(`attribute-${key}-values`))}
                splitChars={[',', '、']}
                acceptValueOnBlur
              />
            </Stack>
            <ActionIcon
              variant="subtle"
              color="gray"
              mt={26}
              size={34}
              onClick={() => onChange(attributes.filter((one) => one.key !== key))}
              aria-label={t('removeAttribute', { number: index + 1 })}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        {attributes.length < most && (
          <Group>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => onChange([...attributes, { key: nextKey, name: '', values: [] }])}
            >
              {t('addAttribute')}
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  );
}
