import { refused } from '../expectations.ts';
import type { Tell } from './cast.ts';
import type { Shared } from './sharing.ts';

/** Partners never see each other. */
export async function welcomeSecondPartner(shared: Shared, tell: Tell): Promise<void> {
  const { hana, partner, other, cat, atOther, token, collaborationId } = shared;
  await hana.acceptShareLink({ body: { token, organizationId: other } });
  await refused('image.not-found', hana.getImage({ params: { ...atOther, ...cat } }));
  const hanaSees = await Promise.all([
    hana.getProject({ params: atOther }),
    hana.listProjectMembers({ params: atOther }),
    hana.listImages({ params: atOther, query: { limit: 200 } }),
    hana.getTimeline({ params: atOther, query: { limit: 200 } }),
  ]);
  const everything = JSON.stringify(hanaSees);
  for (const secret of ['Beistad', partner, collaborationId, '"Eve"', '"Gil"', cat.imageId]) {
    if (everything.includes(secret)) throw new Error(`the second partner sees ${secret}`);
  }
  tell(
    'A second partner joins, and sees nothing of the first: no names, images, comments, nor that it is there',
  );
}
