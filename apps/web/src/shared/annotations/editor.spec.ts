import { describe, expect, it } from 'vitest';
import { box, idsOf, mask, objects, shape, surface } from './annotations.fixture.ts';
import { createClipboard } from './clipboard.ts';
import { createEditor } from './editor.ts';
import { maskOf, neighbourOf, withMask } from './edits.ts';
import { boundsOf } from './geometry.ts';

const image = { width: 400, height: 300 };

function setUp(...annotations: Parameters<typeof createEditor>[0] & object) {
  let time = 0;
  const clipboard = createClipboard();
  const editor = createEditor(annotations, { clipboard, now: () => time });
  editor.setImage(image);
  const all = () => editor.getState().annotations;
  return { editor, clipboard, all, wait: (milliseconds: number) => (time += milliseconds) };
}

describe('undo', () => {
  it('takes back one step after the other, and redo brings them again', () => {
    const { editor, all } = setUp(box('a', 10, 10, 20, 20));
    editor.change([...all(), box('b', 50, 50, 20, 20)]);
    editor.remove(['a']);
    editor.undo();
    expect(idsOf(all())).toEqual(['a', 'b']);
    editor.undo();
    expect(idsOf(all())).toEqual(['a']);
    expect(editor.getState()).toMatchObject({ canUndo: false, canRedo: true });
    editor.redo();
    editor.redo();
    expect(idsOf(all())).toEqual(['b']);
    expect(editor.getState().canRedo).toBe(false);
  });

  it('ends where something else was loaded', () => {
    const { editor, all } = setUp();
    editor.change([box('a', 10, 10, 20, 20)]);
    editor.load([box('b', 10, 10, 20, 20)]);
    editor.undo();
    expect(idsOf(all())).toEqual(['b']);
    expect(editor.getState()).toMatchObject({ edits: 0, canUndo: false });
  });

  it('cannot be taken back any more after another change', () => {
    const { editor, all } = setUp();
    editor.change([box('a', 10, 10, 20, 20)]);
    editor.undo();
    editor.change([box('b', 10, 10, 20, 20)]);
    editor.redo();
    expect(idsOf(all())).toEqual(['b']);
  });

  it('counts as an edit too, so that drafts follow', () => {
    const { editor } = setUp();
    editor.change([box('a', 10, 10, 20, 20)]);
    editor.undo();
    expect(editor.getState().edits).toBe(2);
  });

  it('takes nudges that follow one another fast for one step', () => {
    const { editor, all, wait } = setUp(box('a', 10, 10, 20, 20));
    for (const _press of [1, 2, 3]) {
      editor.nudge(['a'], 1, 0);
      wait(30);
    }
    wait(2_000);
    editor.nudge(['a'], 10, 0);
    editor.undo();
    expect(all().map(boundsOf)).toMatchObject([{ x: 13 }]);
    editor.undo();
    expect(all().map(boundsOf)).toMatchObject([{ x: 10 }]);
  });

  it('leaves nothing selected that is gone', () => {
    const { editor, all } = setUp(box('a', 10, 10, 20, 20));
    editor.change([...all(), box('b', 50, 50, 20, 20)]);
    editor.select(['a', 'b']);
    editor.undo();
    expect(editor.getState().selection).toEqual(['a']);
  });
});

describe('an editor that may only be looked at', () => {
  it('changes nothing, whatever is asked', () => {
    const { editor, all } = setUp(box('a', 10, 10, 20, 20));
    editor.change([...all(), box('b', 50, 50, 20, 20)]);
    const before = all();
    editor.setReadOnly(true);
    editor.undo();
    editor.remove(['a']);
    editor.nudge(['a'], 1, 1);
    editor.duplicate(['a']);
    editor.setLabelOf(['a'], 'label-parts');
    editor.change([]);
    expect(all()).toBe(before);
  });

  it('goes back to selecting, but may go on commenting', () => {
    const { editor } = setUp();
    editor.setTool('polygon');
    editor.setReadOnly(true);
    expect(editor.getState().tool).toBe('select');
    editor.setTool('comment');
    editor.setReadOnly(true);
    expect(editor.getState().tool).toBe('comment');
  });
});

describe('copies', () => {
  it('lie beside what they are copies of, are selected, and have ids of their own', () => {
    const { editor, all } = setUp(box('a', 10, 10, 20, 20));
    editor.duplicate(['a']);
    editor.duplicate(['a']);
    expect(all().map((one) => boundsOf(one).x)).toEqual([10, 18, 26]);
    expect(new Set(idsOf(all())).size).toBe(3);
    expect(editor.getState().selection).toEqual([all().at(-1)?.id]);
  });

  it('stay inside the image', () => {
    const { editor, all } = setUp(box('a', 380, 280, 20, 20));
    editor.duplicate(['a']);
    expect(boundsOf(all()[1] ?? box('none', 0, 0, 1, 1))).toEqual({ x: 380, y: 280, width: 20, height: 20 });
  });

  it('go to another image, to the same place', () => {
    const { editor, clipboard } = setUp(box('a', 10, 10, 20, 20));
    editor.copy(['a']);
    const other = createEditor([], { clipboard });
    other.setImage(image);
    other.paste();
    expect(other.getState().annotations.map(boundsOf)).toEqual([{ x: 10, y: 10, width: 20, height: 20 }]);
  });

  it('of labels that are not there are left out', () => {
    const { editor, all } = setUp(box('a', 10, 10, 20, 20));
    editor.copy(['a']);
    editor.paste(new Set(['another-label']));
    expect(all()).toHaveLength(1);
  });

  it('of a mask are joined with the mask of their label', () => {
    const { editor, clipboard } = setUp(mask('m', [0, 0, 3], [398, 1, 2]));
    editor.copy(['m']);
    const other = createEditor([mask('n', [2, 0, 5])], { clipboard });
    other.setImage({ width: 100, height: 100 });
    other.paste();
    expect(other.getState().annotations).toEqual([mask('n', [0, 0, 7])]);
  });
});

describe('labels', () => {
  it('are changed for shapes, whose attributes were those of the other label', () => {
    const { editor, all } = setUp({
      ...box('a', 10, 10, 20, 20),
      attributes: [{ name: 'colour', values: ['red'] }],
    });
    editor.setLabelOf(['a'], 'label-parts');
    expect(all()).toMatchObject([{ labelId: 'label-parts', attributes: [] }]);
  });

  it('have one mask each: a second one is joined with the first', () => {
    const { editor, all } = setUp(mask('m', [0, 0, 3]), { ...mask('n', [5, 0, 2]), labelId: 'label-ground' });
    editor.setLabelOf(['n'], surface);
    expect(all()).toEqual([mask('m', [0, 0, 3], [5, 0, 2])]);
  });
});

describe('a brushed mask', () => {
  it('begins with its first pixels and is gone with its last', () => {
    const begun = withMask([], surface, [[1, 1, 4]]);
    expect(maskOf(begun, surface)).toMatchObject({ shape: 'rle', segmentation: [[1, 1, 4]] });
    expect(withMask(begun, surface, [])).toEqual([]);
  });

  it('keeps its id from stroke to stroke', () => {
    expect(withMask([mask('m', [0, 0, 3])], surface, [[0, 0, 9]])).toEqual([mask('m', [0, 0, 9])]);
  });
});

describe('going from one annotation to the next', () => {
  const all = [box('a', 0, 0, 9, 9), box('b', 0, 0, 9, 9), shape('c', 'point', 1, 1)];
  const next = (selection: readonly string[], by: -1 | 1, ...hidden: string[]) =>
    neighbourOf(all, new Set(hidden), selection, by)?.id ?? null;

  it('begins at either end, leaves out what is hidden, and ends', () => {
    expect(next([], 1)).toBe('a');
    expect(next([], -1)).toBe('c');
    expect(next(['a'], 1, 'b')).toBe('c');
    expect(next(['c'], 1)).toBeNull();
    expect(next(['a'], -1)).toBeNull();
  });
});

describe('attributes', () => {
  it('are set as one step', () => {
    const { editor, all } = setUp(box('a', 10, 10, 20, 20));
    editor.setAttributes('a', [{ name: 'colour', values: ['red'] }]);
    expect(all()).toMatchObject([{ labelId: objects, attributes: [{ name: 'colour', values: ['red'] }] }]);
    editor.undo();
    expect(all()).toMatchObject([{ attributes: [] }]);
  });
});
