import { Box, Group, Text } from '@mantine/core';

/** The same colour for an organization everywhere, from its id; dark enough for white letters. */
export const organizationColour = (id: string): string =>
  `hsl(${[...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7)} 45% 36%)`;

/** An organization by colour, first letter and name. */
export function OrganizationChip({
  organization: { id, name },
  size = 20,
  nameHidden = false,
}: {
  readonly organization: { readonly id: string; readonly name: string };
  readonly size?: number;
  readonly nameHidden?: boolean;
}) {
  return (
    <Group gap={8} wrap="nowrap" component="span" display="inline-flex" miw={0} maw="100%" title={name}>
      <Box
        component="span"
        aria-hidden
        style={{
          flex: 'none',
          display: 'grid',
          placeItems: 'center',
          width: size,
          height: size,
          borderRadius: size / 4,
          background: organizationColour(id),
          color: '#fff',
          fontSize: size * 0.55,
          fontWeight: 700,
          lineHeight: 1,
        }}
      >
        {[...name][0]?.toUpperCase()}
      </Box>
      {!nameHidden && (
        <Text span truncate fw={550} inherit>
          {name}
        </Text>
      )}
    </Group>
  );
}
