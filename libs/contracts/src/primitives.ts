import { labelTypes, memberTypes, moves, roles, sides, statuses, steps, vectorShapes } from '@tandem/rules';
import { z } from 'zod';

export const Id = z.uuid().meta({ description: 'a UUID' });
export const Time = z.iso.datetime().meta({ description: 'UTC, ISO 8601' });
// Neither control characters nor those that turn the direction of writing, which make a name read as another.
const noControls = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u;
const noControlsButLines = /^[\P{Cc}\n\r\t]*$/u;
const line = (max: number) => z.string().trim().min(1).max(max).regex(noControls, 'no control characters');
export const Name = line(120);
const text = (max: number) =>
  z.string().trim().min(1).max(max).regex(noControlsButLines, 'no control characters');
export const Reason = text(1000);
export const CommentText = text(4000);
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** What follows the @ of an address. */
export const EmailDomain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(z.regexes.domain, 'like example.org')
  .meta({ description: 'like example.org' });
export const Password = z.string().min(10).max(200).meta({ description: '10 to 200 characters' });
export const Colour = z
  .string()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'like #1f77b4')
  .meta({ description: 'like #1f77b4' });
export const Token = z.string().min(1).max(400);
export const Count = z.int().min(0);

export const Status = z.enum(statuses);
export const Step = z.enum(steps);
export const Role = z.enum(roles);
export const Side = z.enum(sides);
export const MemberType = z.enum(memberTypes);
export const LabelType = z.enum(labelTypes);
export const VectorShape = z.enum(vectorShapes);
export const Move = z.enum(moves);

export const serviceNames = ['org', 'project-sharing', 'review-workflow', 'activity', 'gateway'] as const;
export const ServiceName = z.enum(serviceNames);
export type ServiceName = z.infer<typeof ServiceName>;

/** Who did something, as the reader may know them: a person, or only their organization. */
export const Author = z.object({
  kind: z.enum(['person', 'organization']),
  id: Id.meta({ description: 'of the account, or of the organization' }),
  name: z.string(),
});
export type Author = z.infer<typeof Author>;

/** That of an image list: 755 characters of path of three bytes each, the query's name and an id, as JSON, in base64. */
const longestCursor = 3_200;

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().min(1).max(longestCursor).optional().meta({ description: '`next` of the page before' }),
};
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().optional() });
