import type { LabelType } from '@tandem/rules';

export type AttributeForm = {
  readonly key: number;
  readonly name: string;
  readonly values: readonly string[];
};
export type LabelForm = {
  readonly name: string;
  readonly color: string;
  readonly type: LabelType;
  readonly attributes: readonly AttributeForm[];
};

export type LabelFlaw =
  'nameNeeded' | 'nameTaken' | 'attributeNameNeeded' | 'attributeNameTwice' | 'attributeValuesNeeded';
/** By field, in the order of the form. */
export type LabelFlaws = ReadonlyMap<string, LabelFlaw>;

const longest = 60;
const mostValues = 100;
const fold = (name: string): string => name.trim().normalize('NFKC').toLowerCase();

const nameFlaw = (name: string, taken: readonly string[]): LabelFlaw | undefined => {
  if (name.trim() === '') return 'nameNeeded';
  return taken.some((other) => fold(other) === fold(name)) ? 'nameTaken' : undefined;
};

const isValue = (value: string): boolean => value !== '' && value.length <= longest;
const areValues = (values: readonly string[]): boolean =>
  values.length >= 1 && values.length <= mostValues && values.every(isValue);

/** What cannot be accepted; `taken`: the names of the labels there are. */
export function labelFlaws({ name, attributes }: LabelForm, taken: readonly string[]): LabelFlaws {
  const flaws = new Map<string, LabelFlaw>();
  const note = (field: string, flaw: LabelFlaw | undefined) => flaw && flaws.set(field, flaw);
  note('name', nameFlaw(name, taken));
  for (const [index, attribute] of attributes.entries()) {
    const before = attributes.slice(0, index).some((other) => fold(other.name) === fold(attribute.name));
    const named = isValue(attribute.name.trim());
    note(
      `attribute-${attribute.key}-name`,
      !named ? 'attributeNameNeeded' : before ? 'attributeNameTwice' : undefined,
    );
    note(
      `attribute-${attribute.key}-values`,
      areValues(attribute.values) ? undefined : 'attributeValuesNeeded',
    );
  }
  return flaws;
}

export const toLabel = ({ name, color, type, attributes }: LabelForm) => ({
  name: name.trim(),
  color,
  type,
  // Only vector annotations carry attributes.
  attributes:
    type === 'vector'
      ? attributes.map((attribute) => ({ name: attribute.name.trim(), values: [...attribute.values] }))
      : [],
});
