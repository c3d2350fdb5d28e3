import type { Annotation } from '@tandem/contracts';
import type { LabelType } from '@tandem/rules';
import type { Editor } from './editor.ts';
import type { Tool } from './shapes.ts';
import { labelTypeOf, labelTypeOfTool } from './shapes.ts';

export type LabelChoice = { readonly id: string; readonly type: LabelType };

/** The label a tool draws with: the chosen one if it fits, else the first that does; null: the project has none for it. */
export function labelFor<Label extends LabelChoice>(
  tool: Tool,
  labels: readonly Label[],
  chosen: string | null,
): Label | null {
  const type = labelTypeOfTool[tool];
  const fitting = type === null ? labels : labels.filter((label) => label.type === type);
  return fitting.find(({ id }) => id === chosen) ?? fitting[0] ?? null;
}

/** Why a tool cannot be taken; null: it can. */
export function toolProblem(
  tool: Tool,
  labels: readonly LabelChoice[],
  readOnly: boolean,
): 'readOnly' | 'noVectorLabel' | 'noSegmentationLabel' | null {
  const type = labelTypeOfTool[tool];
  if (type === null) return null;
  if (readOnly) return 'readOnly';
  if (labels.some((label) => label.type === type)) return null;
  return type === 'vector' ? 'noVectorLabel' : 'noSegmentationLabel';
}

/** Takes a tool, and with it a label that it can draw with. */
export function pickTool(editor: Editor, labels: readonly LabelChoice[], tool: Tool): void {
  const { labelId, readOnly } = editor.getState();
  if (toolProblem(tool, labels, readOnly) !== null) return;
  const label = labelFor(tool, labels, labelId);
  if (labelTypeOfTool[tool] !== null && label && label.id !== labelId) editor.setLabel(label.id);
  editor.setTool(tool);
}

const fitsLabel = (annotation: Annotation, label: LabelChoice): boolean =>
  labelTypeOf(annotation) === label.type;

/**
 * Takes a label, and a tool that draws with it; while selecting, what is selected gets the label, as far as it can have it.
 */
export function pickLabel(editor: Editor, labels: readonly LabelChoice[], id: string): void {
  const label = labels.find((one) => one.id === id);
  if (!label) return;
  const { tool, selection, annotations } = editor.getState();
  editor.setLabel(id);
  if (tool === 'select') {
    const selected = annotations.filter((one) => selection.includes(one.id) && fitsLabel(one, label));
    if (selected.length > 0)
      editor.setLabelOf(
        selected.map((one) => one.id),
        id,
      );
    return;
  }
  const type = labelTypeOfTool[tool];
  if (type !== null && type !== label.type) editor.setTool(label.type === 'vector' ? 'boundingBox' : 'brush');
}
