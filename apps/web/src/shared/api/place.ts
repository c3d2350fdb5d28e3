import { useParams } from '@tanstack/react-router';

type Place = {
  readonly organizationId?: string;
  readonly projectId?: string;
  readonly imageId?: string;
};

const usePlace = (): Place => useParams({ strict: false });

const here = (id: string | undefined, what: string): string => {
  if (id === undefined) throw new Error(`This page is not inside ${what}.`);
  return id;
};

/** Ids from the address of the page, as the routes' params want them: which organization one acts for stands there. */
export function useInOrganization(): { readonly organizationId: string } {
  return { organizationId: here(usePlace().organizationId, 'an organization') };
}

export function useInProject(): { readonly organizationId: string; readonly projectId: string } {
  const { organizationId, projectId } = usePlace();
  return {
    organizationId: here(organizationId, 'an organization'),
    projectId: here(projectId, 'a project'),
  };
}

export function useInImage(): {
  readonly organizationId: string;
  readonly projectId: string;
  readonly imageId: string;
} {
  return { ...useInProject(), imageId: here(usePlace().imageId, 'an image') };
}
