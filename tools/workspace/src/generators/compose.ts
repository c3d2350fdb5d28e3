import type { Tree } from '@nx/devkit';
import type { Pair, YAMLMap } from 'yaml';
import { isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { ofAnother, ofModel, renamed } from './besides.ts';
import { gone, readText } from './source.ts';
import type { NewService } from './words.ts';

type Item = { readonly name: string; readonly from: number; readonly to: number; readonly flow: boolean };

/** Lists a new service wherever a YAML file lists the model beside other services: its block, addresses, what waits for it. */
export function listInYaml(tree: Tree, path: string, service: NewService): void {
  const text = readText(tree, path);
  const insertions: { readonly at: number; readonly text: string }[] = [];
  const list = (items: readonly Item[]) => {
    const place = items.find(({ name }) => ofModel.test(name) && !ofAnother.test(name));
    if (!place || !items.some(({ name }) => ofAnother.test(name) && !ofModel.test(name))) return;
    const begin = place.flow ? place.from : text.lastIndexOf('\n', place.from) + 1;
    const apart = text.slice(0, begin).endsWith('\n\n') ? '\n' : '';
    const like = apart + renamed(text.slice(begin, place.to), service, false);
    insertions.push({
      at: place.to,
      text: place.flow ? `, ${like}` : like.endsWith('\n') ? like : `\n${like}`,
    });
  };
  visit(parseDocument(text), {
    Map: (_, map) => list(map.items.filter(isPair).flatMap((pair) => itemOf(pair, map))),
    Seq: (_, seq) => {
      if (!isSeq(seq)) return;
      const flow = seq.flow === true;
      list(
        seq.items.flatMap((item) => {
          if (!isScalar(item) || !item.range) return [];
          return [{ name: String(item.value), from: item.range[0], to: item.range[flow ? 1 : 2], flow }];
        }),
      );
    },
  });
  if (insertions.length === 0) throw gone(path, 'list with activity beside org');
  tree.write(
    path,
    insertions
      .toSorted((a, b) => b.at - a.at)
      .reduce((before, { at, text: added }) => before.slice(0, at) + added + before.slice(at), text),
  );
}

function itemOf({ key, value }: Pair, { flow = false }: YAMLMap): readonly Item[] {
  if (!isScalar(key) || !key.range) return [];
  const range =
    value !== null && typeof value === 'object' && 'range' in value ? (value.range as number[]) : key.range;
  return [{ name: String(key.value), from: key.range[0], to: range[flow ? 1 : 2] ?? key.range[1], flow }];
}
