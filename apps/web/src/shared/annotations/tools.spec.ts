import { describe, expect, it } from 'vitest';
import { box, labels, mask, objects, surface } from './annotations.fixture.ts';
import { createEditor } from './editor.ts';
import { pickLabel, pickTool, toolProblem } from './tools.ts';

const vectorOnly = labels.filter(({ type }) => type === 'vector');

describe('a tool', () => {
  it('that does not fit the chosen label takes the first that it fits', () => {
    const editor = createEditor();
    editor.setLabel('label-parts');
    pickTool(editor, labels, 'brush');
    expect(editor.getState()).toMatchObject({ tool: 'brush', labelId: surface });
    pickTool(editor, labels, 'polygon');
    expect(editor.getState()).toMatchObject({ tool: 'polygon', labelId: objects });
  });

  it('keeps a chosen label that fits', () => {
    const editor = createEditor();
    editor.setLabel('label-parts');
    pickTool(editor, labels, 'point');
    expect(editor.getState()).toMatchObject({ tool: 'point', labelId: 'label-parts' });
  });

  it('without any label for it cannot be taken, and says why', () => {
    const editor = createEditor();
    pickTool(editor, vectorOnly, 'eraser');
    expect(editor.getState().tool).toBe('select');
    expect(toolProblem('eraser', vectorOnly, false)).toBe('noSegmentationLabel');
    expect(toolProblem('path', [], false)).toBe('noVectorLabel');
  });

  it('that draws cannot be taken by who may only look; selecting and commenting can', () => {
    expect(toolProblem('boundingBox', labels, true)).toBe('readOnly');
    expect(toolProblem('select', labels, true)).toBeNull();
    expect(toolProblem('comment', [], true)).toBeNull();
  });
});

describe('a label', () => {
  it('that the tool cannot draw with brings one that can', () => {
    const editor = createEditor();
    pickTool(editor, labels, 'boundingBox');
    pickLabel(editor, labels, surface);
    expect(editor.getState()).toMatchObject({ tool: 'brush', labelId: surface });
    pickLabel(editor, labels, objects);
    expect(editor.getState()).toMatchObject({ tool: 'boundingBox', labelId: objects });
  });

  it('picked while selecting is given to what is selected, as far as it can have it', () => {
    const editor = createEditor([box('a', 1, 1, 9, 9), mask('m', [0, 0, 3])]);
    editor.select(['a', 'm']);
    pickLabel(editor, labels, 'label-parts');
    expect(editor.getState().annotations.map(({ labelId }) => labelId)).toEqual(['label-parts', surface]);
  });
});
