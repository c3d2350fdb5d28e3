import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

/** Words to search for that stand in the address: told when typing pauses, and following the address when that changes. */
export function SearchField({
  label,
  value,
  onSearch,
  ...props
}: Omit<TextInputProps, 'value' | 'onChange' | 'label'> & {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const [told, setTold] = useState(value);
  const tell = useDebouncedCallback((typed: string) => {
    setTold(typed);
    onSearch(typed);
  }, 250);
  if (value !== known) {
    setKnown(value);
    if (value !== told) setText(value);
  }
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      {...props}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value.trim());
      }}
    />
  );
}
