import { useInOrganization, useMe } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { TextLink } from '../../shared/ui/index.ts';
import { peopleTexts } from './texts.ts';

const useIsOwner = (organizationId: string): boolean =>
  useMe().organizations.some(({ id, type }) => id === organizationId && type === 'owner');

/** Whoever is to be added has to be a member of the organization first. */
export function InviteFirst({ organization }: { readonly organization: string }) {
  const t = useTexts(peopleTexts);
  const params = useInOrganization();
  const owner = useIsOwner(params.organizationId);
  return (
    <>
      {t('inviteFirst', { organization })}{' '}
      {owner ? (
        <TextLink inherit underline="always" to="/o/$organizationId/members" params={params}>
          {t('inviteLink')}
        </TextLink>
      ) : (
        t('inviteOwners')
      )}
    </>
  );
}

/** That each organization brings its own people, and how else single ones may come. */
export function PeopleHint({ side }: { readonly side: 'host' | 'external' }) {
  const t = useTexts(peopleTexts);
  const params = useInOrganization();
  const owner = useIsOwner(params.organizationId);
  return (
    <>
      {t(`hint_${side}`)}{' '}
      {owner ? (
        <TextLink inherit underline="always" to="/o/$organizationId/members" params={params}>
          {t('hintInvite')}
        </TextLink>
      ) : (
        t('hintInviteText')
      )}
    </>
  );
}
