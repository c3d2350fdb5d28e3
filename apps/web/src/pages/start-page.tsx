import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { EntryFrame, entryTexts, LogInForm, OrganizationChoice } from '../features/entry/index.ts';
import { meQuery } from '../shared/api/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { keptToken } from '../shared/kept-token.ts';
import { ProblemPanel } from '../shared/problems/index.ts';

/** An address of our own to go on to; anything else is nowhere. */
const ownAddress = (address: string | undefined): string | undefined =>
  address?.startsWith('/') && !address.startsWith('//') ? address : undefined;

/** Log in, or choose an organization. */
export function StartPage() {
  const t = useTexts(entryTexts);
  const navigate = useNavigate();
  const { history } = useRouter();
  const queries = useQueryClient();
  const { then } = useSearch({ strict: false });
  const { data: me, error, refetch } = useQuery(meQuery);

  const goOn = async () => {
    const next = ownAddress(then);
    if (next) return history.push(next);
    if (keptToken('share')) return navigate({ to: '/share' });
    if (keptToken('invitation')) return navigate({ to: '/invitation' });
    const now = queries.getQueryData(meQuery.queryKey);
    const [only, ...others] = now?.organizations ?? [];
    if (only && others.length === 0 && now?.invitations.length === 0)
      await navigate({ to: '/o/$organizationId', params: { organizationId: only.id } });
  };

  if (me)
    return (
      <EntryFrame title={t('chooseOrganization')}>
        <OrganizationChoice
          onChoose={(organizationId) => navigate({ to: '/o/$organizationId', params: { organizationId } })}
        />
      </EntryFrame>
    );
  return (
    <EntryFrame title={t('slogan')}>
      <Text c="dimmed">{t('pitch')}</Text>
      {error ? <ProblemPanel error={error} retry={refetch} /> : <LogInForm onDone={goOn} />}
    </EntryFrame>
  );
}
