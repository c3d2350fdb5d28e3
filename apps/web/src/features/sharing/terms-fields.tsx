import { Checkbox, Group, NativeSelect, NumberInput, Stack, TagsInput } from '@mantine/core';
import { useTexts } from '../../shared/i18n/index.ts';
import type { Flaw, TermsForm } from './terms.ts';
import { limits } from './terms.ts';
import { sharingTexts } from './texts.ts';

/** How long, for how many, for whom. */
export function TermsFields({
  terms,
  flaws,
  onChange,
}: {
  readonly terms: TermsForm;
  readonly flaws: readonly Flaw[];
  readonly onChange: (changed: Partial<TermsForm>) => void;
}) {
  const t = useTexts(sharingTexts);
  const error = (field: Flaw['field']): string | undefined => {
    const flaw = flaws.find((one) => one.field === field);
    if (!flaw) return undefined;
    if (flaw.field !== 'emailDomains') return t('wholeNumber', { from: 1, to: flaw.to });
    return flaw.domain === undefined
      ? t('manyDomains', { count: limits.domains })
      : t('badDomain', { domain: flaw.domain });
  };
  return (
    <Stack gap="md">
      <Group align="flex-start" gap="xs" wrap="nowrap">
        <NumberInput
          flex={1}
          label={t('expiry')}
          description={t('expiryHint')}
          value={terms.unit === 'never' ? '' : terms.amount}
          onChange={(amount) => onChange({ amount })}
          disabled={terms.unit === 'never'}
          error={error('amount')}
          allowDecimal={false}
          allowNegative={false}
          data-autofocus
        />
        <NativeSelect
          flex={1}
          label={t('unit')}
          description={'\u00a0'}
          value={terms.unit}
          onChange={(event) => onChange({ unit: event.currentTarget.value as TermsForm['unit'] })}
          data={(['hours', 'days', 'never'] as const).map((unit) => ({ value: unit, label: t(unit) }))}
        />
      </Group>
      <NumberInput
        label={t('organizations')}
        description={t('organizationsHint')}
        value={terms.maxOrganizations}
        onChange={(maxOrganizations) => onChange({ maxOrganizations })}
        error={error('maxOrganizations')}
        allowDecimal={false}
        allowNegative={false}
      />
      <TagsInput
        label={t('emailDomains')}
        description={t('emailDomainsHint')}
        value={[...terms.emailDomains]}
        onChange={(domains) =>
          onChange({ emailDomains: domains.map((domain) => domain.trim().replace(/^@/, '').toLowerCase()) })
        }
        error={error('emailDomains')}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
      />
      <Checkbox
        label={t('requiresApproval')}
        description={t('requiresApprovalHint')}
        checked={terms.requiresApproval}
        onChange={(event) => onChange({ requiresApproval: event.currentTarget.checked })}
      />
    </Stack>
  );
}
