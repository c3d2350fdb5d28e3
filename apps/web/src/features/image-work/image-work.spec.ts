import 'fake-indexeddb/auto';
import type { Annotation } from '@tandem/contracts';
import { ApiProblem } from '@tandem/contracts';
import { describe, expect, it } from 'vitest';
import { createEditor } from '../../shared/annotations/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import { createDrafts } from './drafts.ts';
import type { SentSave } from './drafts.ts';
import { createImageWork } from './image-work.ts';
import { saveWord } from './work-state.ts';

const me = '5b0f6d59-7f7e-4c7e-9d9b-2b6f3f2f8a01';
const ola = { kind: 'person', id: '5b0f6d59-7f7e-4c7e-9d9b-2b6f3f2f8a02', name: 'Ola' } as const;
const point = (id: string, x = 1): Annotation => ({
  id,
  labelId: '0b6cf1c8-4d0c-4f53-9d2e-0f0e3c1f2a11',
  shape: 'point',
  segmentation: [x, 1],
  attributes: [],
});
const imageAt = (revision: number, more: Partial<ImageView> = {}) =>
  ({
    id: '9a1e6d59-7f7e-4c7e-9d9b-2b6f3f2f8a03',
    folder: '',
    name: 'bridge.jpg',
    width: 100,
    height: 100,
    uploadedAt: '2026-03-01T00:00:00.000Z',
    changedAt: '2026-03-01T00:00:00.000Z',
    status: 'in_progress',
    waitsFor: null,
    revision,
    acceptedRevision: null,
    changedSinceAccepted: false,
    entrustedTo: null,
    claim: null,
    assignee: null,
    returnedTo: null,
    annotationCounts: {},
    comments: 0,
    mayChange: true,
    moves: ['submit'],
    mayWaive: false,
    waived: [],
    undo: null,
    ...more,
  }) as ImageView;
const myClaim = { by: { ...ola, id: me, name: 'I' }, mine: true, until: '2026-03-01T00:15:00.000Z' };
const refusal = (status: number, code: string, more: object = {}) =>
  new ApiProblem(status, { code, title: code, ...more });

/** A server that keeps revisions and remembers keys, as the real one does. */
function openServer(...saved: (readonly Annotation[])[]) {
  const revisions = [...saved];
  const answers = new Map<string, ImageView>();
  const calls: string[] = [];
  let failure: Error | undefined;
  let deaf = false;
  let claim: ImageView['claim'] = null;
  let held = false;
  const image = () => imageAt(revisions.length, { claim, mayChange: !held });
  const failing = async () => {
    const error = failure;
    failure = undefined;
    if (error) throw error;
  };
  return {
    calls,
    image,
    /** The next answer is this refusal; `'lost'`: carried out, but the answer never arrives. */
    failNext(error: Error | 'lost') {
      if (error === 'lost') deaf = true;
      else failure = error;
    },
    hold: (on: boolean) => (held = on),
    saveByOla: (annotations: readonly Annotation[]) => revisions.push(annotations),
    revisions,
    server: {
      async save({ key, base, annotations }: SentSave) {
        calls.push(`save ${base}`);
        await failing();
        const first = answers.get(key);
        if (first) return { image: first, dropped: [] };
        if (base !== revisions.length) throw refusal(409, 'image.stale', { revision: revisions.length });
        revisions.push(annotations);
        claim = { ...myClaim, mayTakeOver: false };
        answers.set(key, image());
        if (deaf) {
          deaf = false;
          throw new TypeError('The server could not be reached.');
        }
        return { image: image(), dropped: [] };
      },
      async claim() {
        calls.push('claim');
        await failing();
        claim = { ...myClaim, mayTakeOver: false };
        return image();
      },
      async leave() {
        calls.push('leave');
        claim = null;
      },
      revision: async (revision: number) => ({ annotations: revisions[revision - 1] ?? [], savedBy: ola }),
      image: async () => image(),
    },
  };
}

let count = 0;
const inABrowser = () => {
  const name = `spec ${(count += 1)}`;
  const tabs = { next: 1 };
  return async (there: ReturnType<typeof openServer>, of = { organizationId: 'o' }) => {
    const editor = createEditor();
    const image = there.image();
    const work = createImageWork(image, {
      editor,
      server: there.server,
      drafts: createDrafts(name),
      of: { accountId: me, imageId: image.id, ...of },
      tab: `tab ${(tabs.next += 1)}`,
      now: Date.now,
      newKey: () => crypto.randomUUID(),
    });
    const close = work.start();
    await work.open(there.revisions.at(-1) ?? []);
    return {
      editor,
      work,
      close,
      shown: () => editor.getState().annotations,
      word: () => saveWord(work.getState()),
    };
  };
};
const later = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('work on an image', () => {
  it('is claimed by the first edit, not by opening, and released on leaving once it is saved', async () => {
    const there = openServer([]);
    const { editor, work, close } = await inABrowser()(there);
    expect(there.calls).toEqual([]);
    editor.change([point('a')]);
    editor.change([point('a', 2)]);
    await later();
    expect(there.calls).toEqual(['claim']);
    expect(await work.save()).toBe(true);
    close();
    expect(there.calls).toEqual(['claim', 'save 1', 'leave']);
  });

  it('keeps the claim on leaving while something is unsaved', async () => {
    const there = openServer([]);
    const { editor, close } = await inABrowser()(there);
    editor.change([point('a')]);
    await later();
    close();
    expect(there.calls).toEqual(['claim']);
  });

  it('is kept as a draft that outlives the page, for this organization alone', async () => {
    const there = openServer([]);
    const open = inABrowser();
    const { editor, work, close, word } = await open(there);
    editor.change([point('a')]);
    await work.flush();
    expect(word()).toBe('notSaved');
    close();
    const again = await open(there);
    expect(again.shown()).toEqual([point('a')]);
    expect(again.work.getState().broughtBack).not.toBeNull();
    again.editor.undo();
    expect(again.shown()).toEqual([]);
    expect((await open(there, { organizationId: 'another' })).shown()).toEqual([]);
  });

  it('needs no draft any more once it is saved, or undone', async () => {
    const there = openServer([]);
    const open = inABrowser();
    const first = await open(there);
    first.editor.change([point('a')]);
    await first.work.flush();
    await first.work.save();
    expect(first.word()).toBe('saved');
    first.editor.change([point('a', 2)]);
    await first.work.flush();
    first.editor.undo();
    await first.work.flush();
    expect((await open(there)).work.getState()).toMatchObject({ dirty: false, broughtBack: null });
  });

  it('is saved once when the answer to the save was lost', async () => {
    const there = openServer([]);
    const { editor, work, word } = await inABrowser()(there);
    editor.change([point('a')]);
    there.failNext('lost');
    expect(await work.save()).toBe(false);
    expect(word()).toBe('offline');
    editor.change([point('a'), point('b')]);
    expect(await work.save()).toBe(true);
    expect(there.revisions).toEqual([[], [point('a')], [point('a'), point('b')]]);
  });

  it('is saved once even when the page was closed before the answer came', async () => {
    const there = openServer([]);
    const open = inABrowser();
    const first = await open(there);
    first.editor.change([point('a')]);
    there.failNext('lost');
    await first.work.save();
    first.close();
    const again = await open(there);
    expect(there.revisions).toEqual([[], [point('a')]]);
    expect(again.work.getState()).toMatchObject({ dirty: false, conflict: null, base: 2 });
  });

  it('meets what somebody else saved: each one’s own changes together, and a choice for the rest', async () => {
    const there = openServer([point('a'), point('b')].slice(0));
    const { editor, work, shown } = await inABrowser()(there);
    editor.change([point('a', 5), point('b'), point('mine')]);
    there.saveByOla([point('a', 7), point('b', 7)]);
    expect(await work.save()).toBe(false);
    expect(work.getState().conflict).toMatchObject({ revision: 2, savedBy: ola });
    expect(editor.getState().readOnly).toBe(true);
    work.choose('mine');
    expect(await work.settle()).toBe(true);
    expect(shown()).toEqual([point('a', 5), point('b', 7), point('mine')]);
    expect(there.revisions.at(-1)).toEqual(shown());
    expect(editor.getState().readOnly).toBe(false);
  });

  it('meets it after a crash too, and can be given up', async () => {
    const there = openServer([point('a')]);
    const open = inABrowser();
    const first = await open(there);
    first.editor.change([point('a', 5)]);
    await first.work.flush();
    first.close();
    there.saveByOla([point('a', 7)]);
    const { work, shown } = await open(there);
    expect(work.getState().conflict?.mine).toEqual([point('a', 5)]);
    await work.discard();
    expect(shown()).toEqual([point('a', 7)]);
    expect((await open(there)).work.getState().conflict).toBeNull();
  });

  it('follows what others save while nothing is unsaved, and says so while something is', async () => {
    const there = openServer([]);
    const { editor, work, shown } = await inABrowser()(there);
    there.saveByOla([point('o')]);
    work.see(there.image());
    await later();
    expect(shown()).toEqual([point('o')]);
    expect(there.calls, 'looking on is no claim').toEqual([]);
    editor.change([point('o'), point('m')]);
    there.saveByOla([point('o'), point('p')]);
    work.see(there.image());
    await later();
    expect(shown()).toEqual([point('o'), point('m')]);
    expect(work.getState().news).toEqual({ revision: 3, savedBy: ola });
    await work.look();
    expect(work.getState().conflict).not.toBeNull();
  });

  it('stops, and stays kept, when somebody takes the image over', async () => {
    const there = openServer([]);
    const open = inABrowser();
    const { editor, work, shown } = await open(there);
    editor.change([point('a')]);
    await later();
    await work.flush();
    const claim = { by: ola, mine: false, until: myClaim.until, mayTakeOver: true };
    work.see(imageAt(1, { claim, mayChange: false, moves: [] }));
    expect(work.getState().takenOverBy).toEqual(ola);
    expect(editor.getState().readOnly).toBe(true);
    expect(shown()).toEqual([point('a')]);
    expect(await work.save()).toBe(false);
    await work.takeOver();
    expect(await work.save()).toBe(true);
  });

  it('waits on this computer while the image may not be changed, and comes back when it may', async () => {
    const there = openServer([]);
    const open = inABrowser();
    const first = await open(there);
    first.editor.change([point('a')]);
    await first.work.flush();
    first.close();
    there.hold(true);
    const { work, shown } = await open(there);
    expect(shown()).toEqual([]);
    expect(work.getState().kept?.annotations).toEqual([point('a')]);
    there.hold(false);
    work.see(there.image());
    await later();
    expect(shown()).toEqual([point('a')]);
    expect(work.getState().kept).toBeNull();
  });

  it('stays in hand when the image is withdrawn', async () => {
    const there = openServer([]);
    const open = inABrowser();
    const { editor, work, close, shown } = await open(there);
    editor.change([point('a')]);
    await later();
    there.failNext(refusal(409, 'image.withdrawn'));
    expect(await work.save()).toBe(false);
    expect(editor.getState().readOnly).toBe(true);
    expect(shown()).toEqual([point('a')]);
    close();
    expect((await open(there)).shown()).toEqual([point('a')]);
  });

  it('goes on in one tab: the other is told, and can take up what was made there', async () => {
    const there = openServer([]);
    const open = inABrowser();
    const [one, two] = [await open(there), await open(there)];
    one.editor.change([point('a')]);
    await one.work.flush();
    await later();
    expect([one.word(), two.word()]).toEqual(['notSaved', 'elsewhere']);
    expect(two.editor.getState().readOnly).toBe(true);
    await two.work.goOnHere();
    expect(two.shown()).toEqual([point('a')]);
    await later();
    expect([one.word(), two.word()]).toEqual(['elsewhere', 'notSaved']);
    two.editor.change([point('b')]);
    await two.work.flush();
    await one.work.flush();
    expect((await open(there)).shown()).toEqual([point('b')]);
  });
});
