import type { Client } from '@tandem/contracts';

type AnswerOf<Name extends keyof Client> = Awaited<ReturnType<Client[Name]>>;

/** What the API answers, by the product's words. */
export type Me = AnswerOf<'getMe'>;
export type OrganizationView = AnswerOf<'getOrganization'>;
export type MemberView = AnswerOf<'listMembers'>['rows'][number];
export type ProjectEntry = AnswerOf<'listProjects'>['rows'][number];
export type ProjectView = AnswerOf<'getProject'>;
export type ProjectMemberView = AnswerOf<'listProjectMembers'>['rows'][number];
export type CollaborationView = AnswerOf<'listCollaborations'>['rows'][number];
export type LabelView = AnswerOf<'listLabels'>['rows'][number];
export type ShareLinkView = AnswerOf<'getShareLink'>;
export type SharePreview = AnswerOf<'previewShareLink'>;
export type ImageView = AnswerOf<'getImage'>;
export type RevisionContent = AnswerOf<'getRevision'>;
export type CommentView = AnswerOf<'listComments'>['rows'][number];
export type TimelineEntry = AnswerOf<'getTimeline'>['rows'][number];
export type Progress = AnswerOf<'getProgress'>['rows'][number];
