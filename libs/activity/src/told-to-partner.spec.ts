import type { EventType, ImageState, ProjectState } from '@tandem/contracts';
import { anImage } from '@tandem/testing';
import { describe, expect, it } from 'vitest';
import { aSharedProject, entrustmentTo, holderOf } from './activity.fixture.ts';
import { readerOf } from './timeline-reader.ts';
import { seeEvent } from './see-event.ts';

const world = aSharedProject();
const { host, amber, birch, people } = world;
const since = '2026-03-01T00:00:00.000Z';
const project: ProjectState = {
  ...world.project,
  collaborations: world.project.collaborations.map((c) => ({ ...c, startedAt: since })),
};
const amberHas = entrustmentTo(project, amber);
const birchHas = entrustmentTo(project, birch);
const free = anImage(project, 'cat.jpg');
const ours = anImage(project, 'cat.jpg', { entrustedTo: amberHas.collaborationId });

type By = typeof world.hostManager;
type Happened = { by?: By | null; time?: string; image?: ImageState } & Record<string, unknown>;

/** What amber's manager is told of something that happened to an image which it sees now. */
function told(what: string, { by, time = '2026-04-01T00:00:00.000Z', image = ours, ...change }: Happened) {
  const reader = readerOf(project, amber, people.amberManager.id);
  if (!reader) throw new Error('no reader');
  const always = { projectId: project.id, from: 'new', to: 'new', revision: 1, entrustedTo: null };
  const type: EventType = `tandem.image.${what}.v1` as EventType;
  const event = {
    specversion: '1.0',
    id: image.id,
    source: '/tandem/review-workflow',
    type,
    subject: image.id,
    time,
    datacontenttype: 'application/json',
    seq: 1,
    stateseq: 1,
    actor: by === null ? null : (by ?? world.birchManager).account.id,
    organization: by === null ? null : (by ?? world.birchManager).organization.id,
    prevhash: '',
    salt: '',
    hash: '',
    data: { change: { ...always, ...change } },
  };
  const seen = seeEvent(
    reader,
    { id: `${image.id}@1`, aggregate: 'image', projectId: project.id, event },
    image,
  );
  return seen && { actor: seen.actor, change: seen.change, people: seen.people };
}

const asHost = { kind: 'organization', id: host.id, organizationId: host.id };
const save = { startedFrom: 0, annotations: 3, correction: false };
const move = { reason: null, comment: null };

describe('what another partner did to an image that is now yours', () => {
  it('reads "the host", without the entrustment', () => {
    const saved = told('saved', { ...save, entrustedTo: birchHas, from: 'new', to: 'in_progress' });
    expect(saved?.actor).toEqual(asHost);
    expect(saved?.change).toMatchObject({
      entrustedTo: null,
      from: 'new',
      to: 'in_progress',
      annotations: 3,
    });
    expect(saved?.people).toEqual([]);
  });

  it('reads "the host" too where the host did it while another had the image, or the other one on a free image', () => {
    expect(told('saved', { ...save, by: world.hostManager, entrustedTo: birchHas })?.actor).toEqual(asHost);
    const claimed = told('claimed', { image: free, holder: holderOf(project, world.birchAnnotator) });
    expect(claimed?.actor).toEqual(asHost);
    expect(claimed?.change['holder']).toBeNull();
  });

  it('names neither who took over nor from whom, where that is another partner', () => {
    const before = holderOf(project, world.birchAnnotator);
    const among = told('claim_taken_over', {
      image: free,
      holder: holderOf(project, world.birchManager),
      before,
    });
    expect(among?.actor).toEqual(asHost);
    expect(among?.change).toMatchObject({ holder: null, before: null });
    const byHost = told('claim_taken_over', {
      by: world.hostManager,
      image: free,
      holder: holderOf(project, world.hostManager),
      before,
    });
    expect(byHost?.change).toMatchObject({ before: null });
    expect(JSON.stringify(byHost)).not.toContain(world.birchAnnotator.account.id);
  });

  it('keeps what it wrote back: reasons and comments', () => {
    const skipped = { move: 'skip', from: 'in_progress', to: 'skipped', reason: 'we are Birch and Sons' };
    expect(told('moved', { ...move, ...skipped, entrustedTo: birchHas })?.change).toMatchObject({
      move: 'skip',
      reason: null,
    });
    const onFree = told('moved', { ...move, ...skipped, image: free });
    expect(onFree?.change['reason']).toBeNull();
    const comment = { id: free.id, audience: { kind: 'shared', collaborationId: birchHas.collaborationId } };
    const back = {
      move: 'request_change',
      from: 'waiting_for_collaborator_review',
      to: 'waiting_for_change',
    };
    expect(told('moved', { ...move, ...back, entrustedTo: birchHas, comment })?.change).toMatchObject({
      comment: null,
      from: 'waiting_for_owner_review',
    });
    const commented = { commentId: free.id, replyTo: null };
    expect(
      told('commented', { ...commented, entrustedTo: birchHas, audience: comment.audience }),
    ).toBeUndefined();
    const toAll = { kind: 'shared', collaborationId: null };
    expect(told('commented', { ...commented, image: free, audience: toAll })).toBeUndefined();
    expect(told('commented', { ...commented, by: world.hostManager, audience: toAll })).toBeDefined();
  });

  it('does not tell of its review: submitted to it reads submitted to the host, its approval nothing', () => {
    const entrustedTo = birchHas;
    const submitted = { move: 'submit', from: 'in_progress', to: 'waiting_for_collaborator_review' };
    expect(told('moved', { ...move, ...submitted, entrustedTo })?.change['to']).toBe(
      'waiting_for_owner_review',
    );
    const approved = {
      move: 'approve',
      from: 'waiting_for_collaborator_review',
      to: 'waiting_for_owner_review',
    };
    expect(told('moved', { ...move, ...approved, entrustedTo })).toBeUndefined();
    const done = { move: 'approve', from: 'waiting_for_owner_review', to: 'done' };
    expect(told('moved', { ...move, ...done, by: world.hostManager, entrustedTo })?.actor).toEqual(asHost);
  });

  it('is withheld where only the other one would be left to tell of', () => {
    const [bea, aki] = [holderOf(project, world.birchAnnotator), holderOf(project, world.amberAnnotator)];
    const by = world.hostManager;
    expect(told('assigned', { by, entrustedTo: birchHas, assignee: bea, before: null })).toBeUndefined();
    expect(told('unassigned', { by, entrustedTo: birchHas, before: bea })).toBeUndefined();
    expect(told('entrusted', { by, entrustedTo: birchHas, before: null })).toBeUndefined();
    expect(told('entrusted', { by, entrustedTo: null, before: birchHas, image: free })).toBeUndefined();

    expect(told('assigned', { by, entrustedTo: amberHas, assignee: aki, before: bea })?.change).toMatchObject(
      {
        assignee: aki,
        before: null,
      },
    );
    expect(told('entrusted', { by, entrustedTo: birchHas, before: amberHas })?.change).toMatchObject({
      entrustedTo: null,
      before: amberHas,
    });
  });

  it('becomes visible from the handing over on, which does not say who had the image before', () => {
    const handedOver = told('entrusted', {
      by: world.hostManager,
      entrustedTo: amberHas,
      before: birchHas,
      from: 'waiting_for_collaborator_review',
      to: 'waiting_for_collaborator_review',
    });
    expect(handedOver?.actor).toMatchObject({ kind: 'person', id: people.hostManager.id });
    expect(handedOver?.change).toMatchObject({
      entrustedTo: amberHas,
      before: null,
      from: 'waiting_for_owner_review',
      to: 'waiting_for_collaborator_review',
    });
  });

  it('does not tell, of the time before you came, that the project was shared', () => {
    const time = '2026-02-01T00:00:00.000Z';
    const submitted = {
      by: world.hostAnnotator,
      move: 'submit',
      from: 'new',
      to: 'waiting_for_owner_review',
      time,
    };
    expect(told('moved', { ...move, ...submitted, image: free })?.change['to']).toBe('waiting_for_review');
    const approved = {
      move: 'approve',
      from: 'waiting_for_collaborator_review',
      to: 'waiting_for_owner_review',
    };
    expect(told('moved', { ...move, ...approved, entrustedTo: birchHas, time })).toBeUndefined();
  });

  it('is withheld rather than told should another partner be named in an unexpected place', () => {
    const odd = { folder: '', name: `for ${birch.id}.jpg`, by: world.hostManager };
    expect(told('uploaded', odd)).toBeUndefined();
    expect(told('uploaded', { ...odd, name: `for ${birchHas.collaborationId}.jpg` })).toBeUndefined();
    expect(told('uploaded', { ...odd, name: 'cat.jpg' })).toBeDefined();
  });
});

describe('what one’s own side and the host did', () => {
  it('is told as it was', () => {
    const approved = {
      move: 'approve',
      from: 'waiting_for_collaborator_review',
      to: 'waiting_for_owner_review',
    };
    const seen = told('moved', {
      ...move,
      ...approved,
      by: world.amberManager,
      entrustedTo: amberHas,
      reason: 'r',
    });
    expect(seen?.actor).toMatchObject({ kind: 'person', id: people.amberManager.id });
    expect(seen?.change).toMatchObject({ ...approved, entrustedTo: amberHas, reason: 'r' });
    expect(seen?.people).toEqual([{ kind: 'organization', id: amber.id, organizationId: amber.id }]);
  });

  it('stays the system’s where nobody did it', () => {
    expect(
      told('claim_ended', { by: null, holder: holderOf(project, world.amberAnnotator) })?.actor,
    ).toBeNull();
  });
});
