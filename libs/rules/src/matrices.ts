import { actors, capabilities, capabilityTable } from './capabilities.ts';
import { sharedChangeTable, sharedStatuses, unsharedChangeTable, unsharedStatuses } from './changes.ts';
import {
  actorText,
  capabilityCellText,
  capabilityText,
  fromText,
  nameSuffix,
  needText,
  viewerText,
  visibilityText,
  yesOrNo,
} from './matrix-texts.ts';
import { anyOtherButSkipped, moveTable, type MoveRow } from './moves.ts';
import { ownerOutside, visibilityTable, type VisibilityRow } from './visibility.ts';
import { changes, type Change } from './words.ts';

/** The tables as markdown, by the name of the file that the generator writes. */
export function renderMatrices(): Record<string, string> {
  return {
    'rules-capabilities.md': page('Who may do what', capabilityMatrix()),
    'rules-visibility.md': page('Who sees what', visibilityMatrix()),
    'rules-changes.md': page('Who can change an image in a status', changeMatrix()),
    'rules-moves.md': page('Moves', moveMatrix()),
  };
}

export function capabilityMatrix(): string {
  return table(
    ['capability', ...actors.map((actor) => actorText[actor])],
    capabilities.map((capability) => [
      capabilityText[capability],
      ...actors.map((actor) => capabilityCellText(capabilityTable[capability][actor])),
    ]),
  );
}

export function visibilityMatrix(): string {
  const rows = Object.keys(visibilityTable) as VisibilityRow[];
  return table(
    ['', 'host manager, developer', ...viewersApart.map(viewerText)],
    rows.map((row) => [
      visibilityText[row],
      together(visibilityTable[row]['host manager'], visibilityTable[row]['host developer']),
      ...viewersApart.map((viewer) => visibilityTable[row][viewer]),
    ]),
  );
}

export function changeMatrix(): string {
  const unshared = table(
    ['status (unshared project)', 'annotator', 'reviewer'],
    unsharedStatuses.map((status) => {
      const { annotator, reviewer } = unsharedChangeTable[status];
      return [status, yesOrNo(annotator), yesOrNo(reviewer)];
    }),
  );
  const shared = table(
    ['status (shared project)', 'ext annotator', 'ext reviewer', 'host annotator', 'host reviewer'],
    sharedStatuses.map((status) => {
      const cells = sharedChangeTable[status];
      const inOrder = [
        cells['external annotator'],
        cells['external reviewer'],
        cells['host annotator'],
        cells['host reviewer'],
      ];
      return [status, ...inOrder.map((cell) => (cell === 'if entrusted' ? 'y\\*' : yesOrNo(cell)))];
    }),
  );
  return [unshared, shared, '\\* only for images entrusted to that collaboration'].join('\n\n');
}

export function moveMatrix(): string {
  return table(
    ['move', 'from', 'to', 'who'],
    changes.flatMap((move) => moveTable[move].map((row) => moveCells(move, row))),
  );
}

const viewersApart = ['host annotator', 'external manager', 'external annotator', ownerOutside] as const;
const together = (manager: string, developer: string): string =>
  manager === developer ? manager : `manager: ${manager}; developer: ${developer}`;

function moveCells(move: Change, { from, to, who, needs, condition }: MoveRow): string[] {
  const statuses = from === anyOtherButSkipped ? 'any other but skipped' : from.join(', ');
  return [
    move.replaceAll('_', ' ') + (condition ? nameSuffix[condition] : ''),
    condition ? fromText[condition](statuses) : statuses,
    to,
    who.join(', ') + (needs ? needText[needs] : ''),
  ];
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
const page = (title: string, body: string): string =>
  `<!-- generated, do not edit -->\n\n# ${title}\n\n${body}\n`;
