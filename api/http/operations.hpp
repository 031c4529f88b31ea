// The descriptions of all routes, by the file of api/http/operations that writes them; each is named like the handler.
//
// A new route: its row in routes.cpp, its handler in handlers.hpp, its description here, for instance
//
//   const Operation kListThings{
//       .id = "listThings",
//       .tag = "things",
//       .summary = {"事物列表", "The list of things"},
//       .query = {{"kind", schema::text, {"种类", "their kind"}}, kAfter, kLimit},
//       .answer = page(page_of<given<Thing>>)};
//   const Operation kAddThing{
//       .id = "addThing",
//       .tag = "things",
//       .summary = {"登记事物", "Adds a thing"},
//       .body = json_body_of(taken<ThingToAdd>),
//       .answer = created(given<Thing>)};
#pragma once

#include "api/http/operation.hpp"

namespace renmian::http {

// system.cpp
extern const Operation kHealth;
extern const Operation kReadiness;
extern const Operation kShowMetrics;
extern const Operation kShowOpenapi;
extern const Operation kSetDemoClock;

// procedures.cpp
extern const Operation kListProcedures;
extern const Operation kShowProcedure;
extern const Operation kShowDiagram;
extern const Operation kShowBook;

// cases.cpp
extern const Operation kListCases;
extern const Operation kOpenCase;
extern const Operation kShowCase;
extern const Operation kCommandCase;
extern const Operation kShowHistory;

// batches.cpp
extern const Operation kListBatches;
extern const Operation kAddBatch;
extern const Operation kShowBatch;
extern const Operation kCommandBatch;

// meetings.cpp
extern const Operation kListMeetings;
extern const Operation kOpenMeeting;
extern const Operation kShowMeeting;
extern const Operation kDecideItems;
extern const Operation kShowItemCertificate;

// persons.cpp
extern const Operation kListPersons;
extern const Operation kImportPerson;
extern const Operation kShowPerson;
extern const Operation kShowForm;
extern const Operation kShowRecord;
extern const Operation kSetRecord;
extern const Operation kDraftRecord;
extern const Operation kListKin;
extern const Operation kSetKin;

// registers.cpp
extern const Operation kListUnits;
extern const Operation kAddUnit;
extern const Operation kListPosts;
extern const Operation kAddPost;
extern const Operation kListQuota;
extern const Operation kSetQuota;

// work.cpp
extern const Operation kListWork;
extern const Operation kListDelegations;
extern const Operation kAddDelegation;
extern const Operation kRevokeDelegation;

// sign_in.cpp
extern const Operation kOpenSession;
extern const Operation kListSessions;
extern const Operation kSignOut;
extern const Operation kEndSession;
extern const Operation kProveAgain;
extern const Operation kShowMe;
extern const Operation kChangePassword;
extern const Operation kProposeSecondFactor;
extern const Operation kConfirmSecondFactor;
extern const Operation kListTokens;
extern const Operation kIssueToken;
extern const Operation kRevokeToken;
extern const Operation kListCertificates;
extern const Operation kRegisterCertificate;
extern const Operation kRemoveCertificate;
extern const Operation kIssueOneTimePassword;
extern const Operation kRemoveSecondFactor;

// search.cpp
extern const Operation kSearch;
extern const Operation kShowStatistics;

// audit.cpp
extern const Operation kCheckpoint;
extern const Operation kShowProof;
extern const Operation kShowConsistency;
extern const Operation kListWitnesses;
extern const Operation kListFindings;
extern const Operation kShowEntries;
extern const Operation kShowTile;

// oidc.cpp
extern const Operation kBeginOidc;
extern const Operation kEndOidc;
extern const Operation kGiveOidcCode;

// accounts.cpp
extern const Operation kListUsers;
extern const Operation kOpenUser;
extern const Operation kShowUser;
extern const Operation kCommandUser;
extern const Operation kListRoles;
extern const Operation kShowRights;
extern const Operation kShowMatrix;

// resources.cpp
extern const Operation kListRules;
extern const Operation kShowRule;
extern const Operation kShowCalendar;
extern const Operation kCountWorkingDays;
extern const Operation kListPolicies;
extern const Operation kShowPolicy;
extern const Operation kListPolicyProposals;
extern const Operation kAddPolicyProposal;
extern const Operation kConfirmPolicyProposal;
extern const Operation kAddDocument;
extern const Operation kListDocumentsByDigest;
extern const Operation kShowDocument;
extern const Operation kShowDocumentContent;
extern const Operation kListDocumentsOfCase;
extern const Operation kShowCaseProofs;
extern const Operation kShowEventProof;
extern const Operation kShowMigration;
extern const Operation kMigrateCase;
extern const Operation kListTimersOfCase;
extern const Operation kListComplaintsOfCase;
extern const Operation kListTimers;
extern const Operation kListComplaints;
extern const Operation kListExports;
extern const Operation kRequestExport;
extern const Operation kShowExport;
extern const Operation kConfirmExport;
extern const Operation kShowExportContent;
extern const Operation kShowUnit;
extern const Operation kSetUnit;
extern const Operation kShowPost;
extern const Operation kSetPost;
extern const Operation kShowVersion;

// events.cpp
extern const Operation kListSubscriptions;
extern const Operation kAddSubscription;
extern const Operation kShowSubscription;
extern const Operation kSetSubscription;
extern const Operation kRemoveSubscription;
extern const Operation kSetSubscriptionState;
extern const Operation kRotateSubscriptionSecret;
extern const Operation kRetireSubscriptionSecret;
extern const Operation kReplaySubscription;
extern const Operation kListDeadLetters;
extern const Operation kRedeliverDeadLetter;
extern const Operation kDiscardDeadLetter;
extern const Operation kListOaReceivers;
extern const Operation kListOaDeadLetters;
extern const Operation kRedeliverOaDeadLetter;
extern const Operation kDiscardOaDeadLetter;
extern const Operation kPullEvents;
extern const Operation kStreamWork;
extern const Operation kStreamCase;

}  // namespace renmian::http
