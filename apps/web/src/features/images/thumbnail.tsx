import { routes } from '@tandem/contracts';
import { useInProject } from '../../shared/api/index.ts';
import classes from './list.module.css';

/** The address of a small picture of an image. */
export function useThumbnail(): (imageId: string) => string {
  const params = useInProject();
  return (imageId) =>
    routes.getThumbnail.path
      .replace('{organizationId}', params.organizationId)
      .replace('{projectId}', params.projectId)
      .replace('{imageId}', imageId);
}

/** The picture beside its name, which says what it shows. */
export function Thumbnail({ imageId }: { readonly imageId: string }) {
  const address = useThumbnail();
  return (
    <img
      className={classes['picture']}
      src={address(imageId)}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
    />
  );
}
