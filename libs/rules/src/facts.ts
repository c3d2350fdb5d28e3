import type { FourEyes, MemberType, PartnersSee, Role } from './words.ts';

/** What the rules read of a project: its public state fits, former members and ended collaborations included. */
export type ProjectFacts = {
  readonly id: string;
  /** the host */
  readonly organizationId: string;
  readonly deletedAt: string | null;
  readonly settings: {
    readonly partnersAssign: boolean;
    readonly partnersSee: PartnersSee;
    readonly fourEyes: FourEyes;
  };
  readonly members: readonly ProjectMemberFacts[];
  readonly collaborations: readonly CollaborationFacts[];
  readonly bars: readonly { readonly accountId: string; readonly collaborationId: string }[];
};

export type ProjectMemberFacts = {
  readonly id: string;
  readonly membershipId: string;
  readonly accountId: string;
  readonly organizationId: string;
  /** null on the host side */
  readonly collaborationId: string | null;
  readonly role: Role;
  readonly removedAt: string | null;
};

export type CollaborationFacts = {
  readonly id: string;
  readonly organizationId: string;
  readonly status: 'active' | 'ended';
  readonly startedAt: string;
  readonly endedAt: string | null;
};

/** What the rules read of an organization. A membership that is not listed any more is gone. */
export type OrganizationFacts = {
  readonly id: string;
  readonly name: string;
  readonly members: readonly MembershipFacts[];
};

export type MembershipFacts = {
  readonly membershipId: string;
  /** null while pending */
  readonly accountId: string | null;
  readonly type: MemberType;
  readonly status: 'pending' | 'active';
};

/** Who holds a claim or an assignment, or gets an image back. */
export type Holder = {
  readonly membershipId: string;
  readonly accountId: string;
  readonly organizationId: string;
  readonly collaborationId: string | null;
};

/** Somebody in what happened: an account acting for an organization. */
export type PersonFacts = {
  readonly accountId: string;
  readonly organizationId: string;
  readonly collaborationId: string | null;
};
