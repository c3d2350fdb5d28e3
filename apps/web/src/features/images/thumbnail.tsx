import { routes } from '@tandem/contracts';
import classes from './list.module.css';

/** The address of a small picture of an image. */
export const thumbnailOf = (
  { organizationId, projectId }: { readonly organizationId: string; readonly projectId: string },
  imageId: string,
): string =>
  routes.getThumbnail.path
    .replace('{organizationId}', organizationId)
    .replace('{projectId}', projectId)
    .replace('{imageId}', imageId);

/** The picture beside its name, which says what it shows. */
export function Thumbnail({ address }: { readonly address: string }) {
  return (
    <img
      className={classes['picture']}
      src={address}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
    />
  );
}
