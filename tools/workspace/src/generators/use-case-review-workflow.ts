import type { Kind, Name, ServiceKinds } from './use-case-services.ts';
import { common, refusals, tables } from './use-case-services.ts';

const opening = `
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './world.fixture.ts';
import { openWorld, refusal } from './world.fixture.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());
`;

const projectSpec = ({ camel, words }: Name) => `${opening}
describe('To ${words}', () => {
  it('is answered to a project member with what it was about', async () => {
    const { api, project: params } = world.as('annotator');
    expect(await api.${camel}({ params })).toEqual({ id: params.projectId });
  });

  it('finds neither project nor organization for a stranger', async () => {
    const { api, project: params } = world.as('stranger');
    await expect(api.${camel}({ params })).rejects.toMatchObject(refusal(404, 'project.not-found'));
    const elsewhere = { ...params, organizationId: world.host.id };
    await expect(api.${camel}({ params: elsewhere })).rejects.toMatchObject(refusal(404, 'organization.not-found'));
  });
});
`;

const imageSpec = ({ camel, words }: Name, more: string) => `${opening}
describe('To ${words}', () => {
  it('is answered to who sees the image with what it was about', async () => {
    const { api, image } = world.as('annotator');
    const { id } = await world.upload();
    expect(await api.${camel}({ params: image(id) })).toEqual({ id });
  });

  it('finds no image for who does not see it', async () => {
    const { api, image } = world.as('stranger');
    const { id } = await world.upload();
    await expect(api.${camel}({ params: image(id) })).rejects.toMatchObject(refusal(404, 'project.not-found'));
    const partner = world.as('amberManager');
    await expect(partner.api.${camel}({ params: partner.image(partner.account.id) })).rejects.toMatchObject(
      refusal(404, 'image.not-found'),
    );
  });
${more}});
`;

const whoWorksOnImages = ({ camel }: Name) => `
  it('needs who works on images', async () => {
    const { api, image } = world.as('owner');
    const { id } = await world.upload();
    await expect(api.${camel}({ params: image(id) })).rejects.toMatchObject({ status: 404 });
  });
`;

const projectRead: Kind = {
  table: tables.image,
  errors: refusals(common, 'projectErrors'),
  handler: '(workflow, acting(call))',
  source: ({ camel }, summary) => `
import { enterProject } from './situation.ts';
import type { Acting, Workflow } from './workflow.ts';

/** ${summary}. */
export async function ${camel}(workflow: Workflow, acting: Acting) {
  const { project } = await enterProject(workflow, acting);
  return { id: project.id };
}
`,
  spec: projectSpec,
};

const imageRead: Kind = {
  ...projectRead,
  errors: refusals(common, 'imageErrors'),
  source: ({ camel }, summary) => `
import { visitImage } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** ${summary}. */
export async function ${camel}(workflow: Workflow, acting: ActingOnImage) {
  const { image } = await visitImage(workflow, acting);
  return { id: image.id };
}
`,
  spec: (it) => imageSpec(it, ''),
};

const imageWrite: Kind = {
  ...imageRead,
  errors: { ...imageRead.errors, text: "[...imageErrors, 'project.capability-missing']" },
  source: ({ camel }, summary) => `
import { changeImage } from './change-image.ts';
import { unchanged } from './image-events.ts';
import { lacks } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** ${summary}. */
export async function ${camel}(workflow: Workflow, acting: ActingOnImage) {
  const { state } = await changeImage(workflow, acting, {
    permit: (_image, facts) => lacks('annotate-images', facts),
    decide: (image) => unchanged(image),
  });
  return { id: state.id };
}
`,
  spec: (it) => imageSpec(it, whoWorksOnImages(it)),
};

export const reviewWorkflowKinds: ServiceKinds = {
  handlers: 'reviewWorkflowHandlers',
  kinds: { 'project read': projectRead, 'image read': imageRead, 'image write': imageWrite },
  otherwise:
    'It changes one image at a time: /v1/organizations/{organizationId}/projects/{projectId}/images/{imageId}/…; ' +
    'what it reads may be about a project too.',
};
