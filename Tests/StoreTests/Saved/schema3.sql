PRAGMA foreign_keys=OFF;
PRAGMA application_id=1397314625;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1');
INSERT INTO grdb_migrations VALUES('2');
INSERT INTO grdb_migrations VALUES('3');
CREATE TABLE setting (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
key TEXT NOT NULL UNIQUE, value TEXT NOT NULL
) STRICT;
INSERT INTO setting VALUES(1,'E7D4468E-623F-41BC-AE55-2B6EB5FC68E7',0,1,'C93B9B18-460F-41F7-961F-B78201C77F28','name','eldre');
INSERT INTO setting VALUES(2,'B2CE9153-C811-4417-94B8-0D5633E34F7E',0,1,'C93B9B18-460F-41F7-961F-B78201C77F28','language','nb');
INSERT INTO setting VALUES(3,'F70A981A-29B2-43E2-A666-E207859B4680',0,1,'C93B9B18-460F-41F7-961F-B78201C77F28','report-language','nb');
CREATE TABLE coder (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO coder VALUES(1,'53AB6718-E638-4017-B56B-370EB17E3CD4',0,1,'C93B9B18-460F-41F7-961F-B78201C77F28','Anne');
CREATE TABLE source (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
name TEXT NOT NULL,
kind TEXT NOT NULL,
language TEXT NOT NULL,
text TEXT NOT NULL REFERENCES text_body(sha256),
original TEXT NOT NULL REFERENCES blob(sha256),
file_name TEXT NOT NULL,
encoding TEXT NOT NULL,
report TEXT NOT NULL DEFAULT '',
recorded_on TEXT,
interviewer TEXT,
revision INTEGER NOT NULL DEFAULT 1,
previous INTEGER REFERENCES source(id)
) STRICT;
INSERT INTO source VALUES(1,'A712A66D-A7D9-4A2D-BA50-99F0633762C5',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28','int01','interview','nb','fcbecaa506b8b4e756d6463a5389c94716400ba90d2b538852849b52e584ea68','fcbecaa506b8b4e756d6463a5389c94716400ba90d2b538852849b52e584ea68','int01.txt','utf-8','layout line',NULL,NULL,1,NULL);
CREATE TABLE mark (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
source INTEGER NOT NULL REFERENCES source(id),
start INTEGER NOT NULL,
"end" INTEGER NOT NULL CHECK (start <= "end"),
kind TEXT NOT NULL,
rule TEXT NOT NULL
) STRICT;
INSERT INTO mark VALUES(1,'8193D061-9196-40A5-88DB-B8D951AB26CA',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,0,12,'label','speaker-label');
INSERT INTO mark VALUES(2,'1F24D66C-7F0E-4B04-B6F8-DC50368DBDFB',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,40,41,'paragraph','paragraph-end');
INSERT INTO mark VALUES(3,'B983FB16-712F-4E86-A77D-BCB4E56A7552',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,41,48,'label','speaker-label');
INSERT INTO mark VALUES(4,'2DC2AA06-975C-45E3-8C45-51F73DAACF32',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,92,93,'paragraph','paragraph-end');
INSERT INTO mark VALUES(5,'57FE9C4D-E9A7-4F2D-98C7-7EC7AD7D8D2B',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,93,105,'label','speaker-label');
INSERT INTO mark VALUES(6,'FFF0000B-32B6-40F1-A9D9-090F89944270',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,116,117,'paragraph','paragraph-end');
INSERT INTO mark VALUES(7,'9DFEB5A5-3FA4-4458-B946-01FE86C6A2C4',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,117,124,'label','speaker-label');
CREATE TABLE segmentation (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
source INTEGER NOT NULL REFERENCES source(id),
kind TEXT NOT NULL,
origin TEXT NOT NULL CHECK (origin IN ('derived', 'imported')),
active INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO segmentation VALUES(1,'C4474E8C-AF5B-4C84-8529-F93D8899EC9A',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,'turn','derived',1);
INSERT INTO segmentation VALUES(2,'0454691F-2A3A-4959-B64E-06FC314C0505',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,'sentence','derived',1);
INSERT INTO segmentation VALUES(3,'B10CBE30-C3CB-4288-B096-F5379C878886',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,'paragraph','derived',1);
CREATE TABLE speaker (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
source INTEGER NOT NULL REFERENCES source(id),
position INTEGER NOT NULL,
label TEXT NOT NULL,
role TEXT NOT NULL,
confirmed INTEGER NOT NULL DEFAULT 0,
study_case INTEGER REFERENCES study_case(id)
) STRICT;
INSERT INTO speaker VALUES(1,'4056C428-D12D-4926-90A3-47AF9B742B70',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,0,'Intervjuer','interviewer',1,NULL);
INSERT INTO speaker VALUES(2,'88058635-F37C-4463-B5F3-AA1862BB9495',0,3,'C93B9B18-460F-41F7-961F-B78201C77F28',1,1,'Leder','informant',1,NULL);
CREATE TABLE question (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
key TEXT NOT NULL, topic TEXT NOT NULL, text TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE TABLE prompt (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
source INTEGER NOT NULL REFERENCES source(id),
turn INTEGER NOT NULL,
question INTEGER NOT NULL REFERENCES question(id)
) STRICT;
CREATE TABLE study_case (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
name TEXT NOT NULL,
status TEXT NOT NULL DEFAULT 'active',
weight REAL NOT NULL DEFAULT 1,
weight_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE attribute (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
name TEXT NOT NULL, type TEXT NOT NULL, bands TEXT, position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE case_value (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
study_case INTEGER NOT NULL REFERENCES study_case(id),
attribute INTEGER NOT NULL REFERENCES attribute(id),
value TEXT NOT NULL
) STRICT;
CREATE TABLE consent (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
study_case INTEGER NOT NULL REFERENCES study_case(id),
scope TEXT NOT NULL,
given_on TEXT,
withdrawn_on TEXT,
linked_case INTEGER REFERENCES study_case(id),
note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE study_set (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
name TEXT NOT NULL, kind TEXT NOT NULL
) STRICT;
CREATE TABLE set_member (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
study_set INTEGER NOT NULL REFERENCES study_set(id),
source INTEGER REFERENCES source(id),
study_case INTEGER REFERENCES study_case(id)
) STRICT;
CREATE TABLE code (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
parent INTEGER REFERENCES code(id),
name TEXT NOT NULL,
definition TEXT NOT NULL DEFAULT '',
include TEXT NOT NULL DEFAULT '',
exclude TEXT NOT NULL DEFAULT '',
example TEXT NOT NULL DEFAULT '',
counter_example TEXT NOT NULL DEFAULT '',
example_source INTEGER REFERENCES source(id),
colour TEXT,
kind TEXT NOT NULL DEFAULT 'topic',
opposite INTEGER REFERENCES code(id),
position INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO code VALUES(1,'79F53666-4AE6-476D-9526-C0A6ED7680A3',0,2,'C93B9B18-460F-41F7-961F-B78201C77F28',NULL,'Samarbeid','Alt samarbeid','','','','',NULL,NULL,'topic',NULL,0);
INSERT INTO code VALUES(2,'7DB5F2D1-6025-44B8-B02B-4264B8299996',0,2,'C93B9B18-460F-41F7-961F-B78201C77F28',1,'NAV','Med NAV','','','','',NULL,NULL,'topic',NULL,0);
CREATE TABLE theme (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
name TEXT NOT NULL, definition TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE theme_member (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
theme INTEGER NOT NULL REFERENCES theme(id), code INTEGER NOT NULL REFERENCES code(id)
) STRICT;
CREATE TABLE codebook_version (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
note TEXT NOT NULL, frozen_at TEXT, snapshot TEXT
) STRICT;
CREATE TABLE assignment (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
source INTEGER NOT NULL REFERENCES source(id),
coder INTEGER NOT NULL REFERENCES coder(id),
layer TEXT NOT NULL,
version INTEGER REFERENCES codebook_version(id),
status TEXT NOT NULL,
sealed_at TEXT,
reopened INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO assignment VALUES(1,'AEB03892-9986-4F8F-9E6D-475B1444CA24',0,9,'C93B9B18-460F-41F7-961F-B78201C77F28',1,1,'individual',NULL,'finished','2026-11-21T10:57:53Z',0);
CREATE TABLE coding (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
source INTEGER NOT NULL REFERENCES source(id),
start INTEGER NOT NULL,
"end" INTEGER NOT NULL CHECK (0 <= start AND start <= "end"),
code INTEGER NOT NULL REFERENCES code(id),
coder INTEGER NOT NULL REFERENCES coder(id),
layer TEXT NOT NULL,
version INTEGER REFERENCES codebook_version(id),
at TEXT NOT NULL,
note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO coding VALUES(1,'C63EF9F9-B557-4365-84FF-6502ABE1BE96',0,4,'C93B9B18-460F-41F7-961F-B78201C77F28',1,48,92,2,1,'individual',NULL,'2026-11-21T10:57:53Z','');
INSERT INTO coding VALUES(2,'9E7F6AA0-31F0-4B69-AC41-A9AD4A1ACD16',0,7,'C93B9B18-460F-41F7-961F-B78201C77F28',1,124,178,1,1,'individual',NULL,'2026-11-21T10:57:53Z','');
CREATE TABLE quotation (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
source INTEGER NOT NULL REFERENCES source(id),
turn INTEGER NOT NULL,
suffix TEXT NOT NULL DEFAULT '',
start INTEGER NOT NULL,
"end" INTEGER NOT NULL CHECK (start <= "end"),
edits TEXT NOT NULL DEFAULT '',
rating INTEGER,
used_in TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO quotation VALUES(1,'5DCF9E79-A0E0-4FAA-9A12-6AA4E120FB14',0,4,'C93B9B18-460F-41F7-961F-B78201C77F28',1,2,'',48,92,'',NULL,'');
INSERT INTO quotation VALUES(2,'B95FB8AC-1B8E-4D51-AD0E-EBF74B199E7A',0,5,'C93B9B18-460F-41F7-961F-B78201C77F28',1,4,'',124,178,'',NULL,'');
CREATE TABLE memo (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
kind TEXT NOT NULL,
title TEXT NOT NULL,
body TEXT NOT NULL,
source INTEGER REFERENCES source(id),
study_case INTEGER REFERENCES study_case(id),
code INTEGER REFERENCES code(id),
coding INTEGER REFERENCES coding(id),
coder INTEGER REFERENCES coder(id)
) STRICT;
CREATE TABLE link (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
from_kind TEXT NOT NULL, from_guid TEXT NOT NULL, to_kind TEXT NOT NULL, to_guid TEXT NOT NULL, relation TEXT NOT NULL
) STRICT;
CREATE TABLE condensation (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
study_case INTEGER REFERENCES study_case(id),
code INTEGER REFERENCES code(id),
coding INTEGER REFERENCES coding(id),
coder INTEGER NOT NULL REFERENCES coder(id),
body TEXT NOT NULL,
seen_clock INTEGER NOT NULL
) STRICT;
CREATE TABLE claim (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
statement TEXT NOT NULL, supporting TEXT NOT NULL, contrary TEXT NOT NULL
) STRICT;
CREATE TABLE foreign_part (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
source INTEGER REFERENCES source(id),
origin TEXT NOT NULL,
path TEXT NOT NULL,
body TEXT NOT NULL
) STRICT;
CREATE TABLE replica (
  id TEXT PRIMARY KEY, name TEXT NOT NULL DEFAULT '', first_seen TEXT NOT NULL
) STRICT;
INSERT INTO replica VALUES('C93B9B18-460F-41F7-961F-B78201C77F28','','2026-11-21T10:57:52Z');
CREATE TABLE logical_clock (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  value INTEGER NOT NULL,
  replica TEXT NOT NULL REFERENCES replica(id),
  open_journal INTEGER
) STRICT;
INSERT INTO logical_clock VALUES(1,9,'C93B9B18-460F-41F7-961F-B78201C77F28',NULL);
CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL
) STRICT;
INSERT INTO blob VALUES('fcbecaa506b8b4e756d6463a5389c94716400ba90d2b538852849b52e584ea68',X'496e746572766a7565723a2048766f7264616e20626567796e74652073616d61726265696465743f0a4c656465723a20566920746f6b206b6f6e74616b742073656c762c206f672073c3a5206b6f6d204e41562070c3a520626573c3b86b2e0a496e746572766a7565723a204f6720657474657270c3a53f0a4c656465723a204461206dc3a57474652076692074696c72657474656c656767652e204465742067696b6b2067726569742c2073746f727420736574742e0a');
CREATE TABLE text_body (
  sha256 TEXT PRIMARY KEY, scalars INTEGER NOT NULL, utf8 BLOB NOT NULL
) STRICT;
INSERT INTO text_body VALUES('fcbecaa506b8b4e756d6463a5389c94716400ba90d2b538852849b52e584ea68',179,X'496e746572766a7565723a2048766f7264616e20626567796e74652073616d61726265696465743f0a4c656465723a20566920746f6b206b6f6e74616b742073656c762c206f672073c3a5206b6f6d204e41562070c3a520626573c3b86b2e0a496e746572766a7565723a204f6720657474657270c3a53f0a4c656465723a204461206dc3a57474652076692074696c72657474656c656767652e204465742067696b6b2067726569742c2073746f727420736574742e0a');
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  coder TEXT,
  command TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target INTEGER REFERENCES journal(id),
  clock INTEGER NOT NULL,
  replica TEXT NOT NULL,
  changes INTEGER NOT NULL DEFAULT 0,
  summary INTEGER REFERENCES journal_text(id)
) STRICT;
INSERT INTO journal VALUES(1,'2026-11-21T10:57:52Z','Anne','init','do',NULL,1,'C93B9B18-460F-41F7-961F-B78201C77F28',4,5);
INSERT INTO journal VALUES(2,'2026-11-21T10:57:52Z','Anne','codebook import','do',NULL,2,'C93B9B18-460F-41F7-961F-B78201C77F28',2,8);
INSERT INTO journal VALUES(3,'2026-11-21T10:57:52Z','Anne','import','do',NULL,3,'C93B9B18-460F-41F7-961F-B78201C77F28',6,15);
INSERT INTO journal VALUES(4,'2026-11-21T10:57:53Z','Anne','tag','do',NULL,4,'C93B9B18-460F-41F7-961F-B78201C77F28',3,19);
INSERT INTO journal VALUES(5,'2026-11-21T10:57:53Z','Anne','tag','do',NULL,5,'C93B9B18-460F-41F7-961F-B78201C77F28',2,22);
INSERT INTO journal VALUES(6,'2026-11-21T10:57:53Z','Anne','untag','do',NULL,6,'C93B9B18-460F-41F7-961F-B78201C77F28',1,25);
INSERT INTO journal VALUES(7,'2026-11-21T10:57:53Z','Anne','untag','undo',6,7,'C93B9B18-460F-41F7-961F-B78201C77F28',1,28);
INSERT INTO journal VALUES(8,'2026-11-21T10:57:53Z','Anne','done','do',NULL,9,'C93B9B18-460F-41F7-961F-B78201C77F28',1,31);
CREATE TABLE journal_text (
  id INTEGER PRIMARY KEY,
  source INTEGER,
  study_case INTEGER,
  body TEXT NOT NULL
) STRICT;
INSERT INTO journal_text VALUES(1,NULL,NULL,'{"id":1,"guid":"E7D4468E-623F-41BC-AE55-2B6EB5FC68E7","removed":0,"clock":1,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","key":"name","value":"eldre"}');
INSERT INTO journal_text VALUES(2,NULL,NULL,'{"id":2,"guid":"B2CE9153-C811-4417-94B8-0D5633E34F7E","removed":0,"clock":1,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","key":"language","value":"nb"}');
INSERT INTO journal_text VALUES(3,NULL,NULL,'{"id":3,"guid":"F70A981A-29B2-43E2-A666-E207859B4680","removed":0,"clock":1,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","key":"report-language","value":"nb"}');
INSERT INTO journal_text VALUES(4,NULL,NULL,'{"id":1,"guid":"53AB6718-E638-4017-B56B-370EB17E3CD4","removed":0,"clock":1,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","name":"Anne"}');
INSERT INTO journal_text VALUES(5,NULL,NULL,'');
INSERT INTO journal_text VALUES(6,NULL,NULL,'{"id":1,"guid":"79F53666-4AE6-476D-9526-C0A6ED7680A3","removed":0,"clock":2,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","parent":null,"name":"Samarbeid","definition":"Alt samarbeid","include":"","exclude":"","example":"","counter_example":"","example_source":null,"colour":null,"kind":"topic","opposite":null,"position":0}');
INSERT INTO journal_text VALUES(7,NULL,NULL,'{"id":2,"guid":"7DB5F2D1-6025-44B8-B02B-4264B8299996","removed":0,"clock":2,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","parent":1,"name":"NAV","definition":"Med NAV","include":"","exclude":"","example":"","counter_example":"","example_source":null,"colour":null,"kind":"topic","opposite":null,"position":0}');
INSERT INTO journal_text VALUES(8,NULL,NULL,'2 new codes, 0 changed');
INSERT INTO journal_text VALUES(9,1,NULL,'{"id":1,"guid":"A712A66D-A7D9-4A2D-BA50-99F0633762C5","removed":0,"clock":3,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","name":"int01","kind":"interview","language":"nb","text":"fcbecaa506b8b4e756d6463a5389c94716400ba90d2b538852849b52e584ea68","original":"fcbecaa506b8b4e756d6463a5389c94716400ba90d2b538852849b52e584ea68","file_name":"int01.txt","encoding":"utf-8","report":"layout line","recorded_on":null,"interviewer":null,"revision":1,"previous":null}');
INSERT INTO journal_text VALUES(10,1,NULL,'{"id":1,"guid":"4056C428-D12D-4926-90A3-47AF9B742B70","removed":0,"clock":3,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"position":0,"label":"Intervjuer","role":"interviewer","confirmed":1,"study_case":null}');
INSERT INTO journal_text VALUES(11,1,NULL,'{"id":2,"guid":"88058635-F37C-4463-B5F3-AA1862BB9495","removed":0,"clock":3,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"position":1,"label":"Leder","role":"informant","confirmed":1,"study_case":null}');
INSERT INTO journal_text VALUES(12,1,NULL,'{"id":1,"guid":"C4474E8C-AF5B-4C84-8529-F93D8899EC9A","removed":0,"clock":3,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"kind":"turn","origin":"derived","active":1}');
INSERT INTO journal_text VALUES(13,1,NULL,'{"id":2,"guid":"0454691F-2A3A-4959-B64E-06FC314C0505","removed":0,"clock":3,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"kind":"sentence","origin":"derived","active":1}');
INSERT INTO journal_text VALUES(14,1,NULL,'{"id":3,"guid":"B10CBE30-C3CB-4288-B096-F5379C878886","removed":0,"clock":3,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"kind":"paragraph","origin":"derived","active":1}');
INSERT INTO journal_text VALUES(15,NULL,NULL,'int01');
INSERT INTO journal_text VALUES(16,1,NULL,'{"id":1,"guid":"C63EF9F9-B557-4365-84FF-6502ABE1BE96","removed":0,"clock":4,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"start":48,"end":92,"code":2,"coder":1,"layer":"individual","version":null,"at":"2026-11-21T10:57:53Z","note":""}');
INSERT INTO journal_text VALUES(17,1,NULL,'{"id":1,"guid":"5DCF9E79-A0E0-4FAA-9A12-6AA4E120FB14","removed":0,"clock":4,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"turn":2,"suffix":"","start":48,"end":92,"edits":"","rating":null,"used_in":""}');
INSERT INTO journal_text VALUES(18,1,NULL,'{"id":1,"guid":"AEB03892-9986-4F8F-9E6D-475B1444CA24","removed":0,"clock":4,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"coder":1,"layer":"individual","version":null,"status":"started","sealed_at":null,"reopened":0}');
INSERT INTO journal_text VALUES(19,NULL,NULL,'int01 2.1: Samarbeid/NAV');
INSERT INTO journal_text VALUES(20,1,NULL,'{"id":2,"guid":"9E7F6AA0-31F0-4B69-AC41-A9AD4A1ACD16","removed":0,"clock":5,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"start":124,"end":178,"code":1,"coder":1,"layer":"individual","version":null,"at":"2026-11-21T10:57:53Z","note":""}');
INSERT INTO journal_text VALUES(21,1,NULL,'{"id":2,"guid":"B95FB8AC-1B8E-4D51-AD0E-EBF74B199E7A","removed":0,"clock":5,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"turn":4,"suffix":"","start":124,"end":178,"edits":"","rating":null,"used_in":""}');
INSERT INTO journal_text VALUES(22,NULL,NULL,'int01 4.1-4.2: Samarbeid');
INSERT INTO journal_text VALUES(23,1,NULL,'{"id":2,"guid":"9E7F6AA0-31F0-4B69-AC41-A9AD4A1ACD16","removed":0,"clock":5,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"start":124,"end":178,"code":1,"coder":1,"layer":"individual","version":null,"at":"2026-11-21T10:57:53Z","note":""}');
INSERT INTO journal_text VALUES(24,1,NULL,'{"id":2,"guid":"9E7F6AA0-31F0-4B69-AC41-A9AD4A1ACD16","removed":1,"clock":6,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"start":124,"end":178,"code":1,"coder":1,"layer":"individual","version":null,"at":"2026-11-21T10:57:53Z","note":""}');
INSERT INTO journal_text VALUES(25,NULL,NULL,'int01: 1 codings');
INSERT INTO journal_text VALUES(26,1,NULL,'{"id":2,"guid":"9E7F6AA0-31F0-4B69-AC41-A9AD4A1ACD16","removed":1,"clock":6,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"start":124,"end":178,"code":1,"coder":1,"layer":"individual","version":null,"at":"2026-11-21T10:57:53Z","note":""}');
INSERT INTO journal_text VALUES(27,1,NULL,'{"id":2,"guid":"9E7F6AA0-31F0-4B69-AC41-A9AD4A1ACD16","removed":0,"clock":7,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"start":124,"end":178,"code":1,"coder":1,"layer":"individual","version":null,"at":"2026-11-21T10:57:53Z","note":""}');
INSERT INTO journal_text VALUES(28,NULL,NULL,'int01: 1 codings');
INSERT INTO journal_text VALUES(29,1,NULL,'{"id":1,"guid":"AEB03892-9986-4F8F-9E6D-475B1444CA24","removed":0,"clock":4,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"coder":1,"layer":"individual","version":null,"status":"started","sealed_at":null,"reopened":0}');
INSERT INTO journal_text VALUES(30,1,NULL,'{"id":1,"guid":"AEB03892-9986-4F8F-9E6D-475B1444CA24","removed":0,"clock":9,"replica":"C93B9B18-460F-41F7-961F-B78201C77F28","source":1,"coder":1,"layer":"individual","version":null,"status":"finished","sealed_at":"2026-11-21T10:57:53Z","reopened":0}');
INSERT INTO journal_text VALUES(31,NULL,NULL,'Anne: int01');
CREATE TABLE journal_change (
  id INTEGER PRIMARY KEY,
  journal INTEGER NOT NULL REFERENCES journal(id),
  name TEXT NOT NULL,
  row INTEGER NOT NULL,
  before INTEGER REFERENCES journal_text(id),
  after INTEGER NOT NULL REFERENCES journal_text(id)
) STRICT;
INSERT INTO journal_change VALUES(1,1,'setting',1,NULL,1);
INSERT INTO journal_change VALUES(2,1,'setting',2,NULL,2);
INSERT INTO journal_change VALUES(3,1,'setting',3,NULL,3);
INSERT INTO journal_change VALUES(4,1,'coder',1,NULL,4);
INSERT INTO journal_change VALUES(5,2,'code',1,NULL,6);
INSERT INTO journal_change VALUES(6,2,'code',2,NULL,7);
INSERT INTO journal_change VALUES(7,3,'source',1,NULL,9);
INSERT INTO journal_change VALUES(8,3,'speaker',1,NULL,10);
INSERT INTO journal_change VALUES(9,3,'speaker',2,NULL,11);
INSERT INTO journal_change VALUES(10,3,'segmentation',1,NULL,12);
INSERT INTO journal_change VALUES(11,3,'segmentation',2,NULL,13);
INSERT INTO journal_change VALUES(12,3,'segmentation',3,NULL,14);
INSERT INTO journal_change VALUES(13,4,'coding',1,NULL,16);
INSERT INTO journal_change VALUES(14,4,'quotation',1,NULL,17);
INSERT INTO journal_change VALUES(15,4,'assignment',1,NULL,18);
INSERT INTO journal_change VALUES(16,5,'coding',2,NULL,20);
INSERT INTO journal_change VALUES(17,5,'quotation',2,NULL,21);
INSERT INTO journal_change VALUES(18,6,'coding',2,23,24);
INSERT INTO journal_change VALUES(19,7,'coding',2,26,27);
INSERT INTO journal_change VALUES(20,8,'assignment',1,29,30);
CREATE TABLE field_clock (
  name TEXT NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL,
  clock INTEGER NOT NULL, replica TEXT NOT NULL,
  PRIMARY KEY (name, row, field)
) STRICT, WITHOUT ROWID;
INSERT INTO field_clock VALUES('assignment',1,'sealed_at',9,'C93B9B18-460F-41F7-961F-B78201C77F28');
INSERT INTO field_clock VALUES('assignment',1,'status',9,'C93B9B18-460F-41F7-961F-B78201C77F28');
INSERT INTO field_clock VALUES('coding',2,'removed',7,'C93B9B18-460F-41F7-961F-B78201C77F28');
CREATE TABLE withdrawn (
  kind TEXT NOT NULL, guid TEXT NOT NULL, sha256 TEXT, at TEXT NOT NULL,
  PRIMARY KEY (kind, guid)
) STRICT;
CREATE TABLE conflict (
  id INTEGER PRIMARY KEY, guid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, row_guid TEXT NOT NULL,
  field TEXT, ours INTEGER REFERENCES journal_text(id),
  theirs INTEGER REFERENCES journal_text(id), decision TEXT, decided_by TEXT, clock INTEGER,
  replica TEXT
) STRICT;
CREATE TABLE saved_query (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
name TEXT NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE synonym_set (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
head TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE synonym (
id INTEGER PRIMARY KEY,
guid TEXT NOT NULL UNIQUE,
removed INTEGER NOT NULL DEFAULT 0,
clock INTEGER NOT NULL DEFAULT 0,
replica TEXT NOT NULL DEFAULT '',
synonym_set INTEGER NOT NULL REFERENCES synonym_set(id),
word TEXT NOT NULL,
position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE segment_list (
  segmentation INTEGER PRIMARY KEY REFERENCES segmentation(id),
  segments BLOB NOT NULL
) STRICT;
INSERT INTO segment_list VALUES(1,X'0104181c0100482c0200720b010026360200');
INSERT INTO segment_list VALUES(2,X'0105181c0100482c0200720b0100261a0200361b0200');
INSERT INTO segment_list VALUES(3,X'0104181c0100482c0200720b010026360200');
CREATE UNIQUE INDEX source_name ON source(name) WHERE removed = 0;
CREATE INDEX source_original ON source(original);
CREATE INDEX mark_source ON mark(source, clock);
CREATE INDEX segmentation_source ON segmentation(source, clock);
CREATE INDEX speaker_source ON speaker(source);
CREATE UNIQUE INDEX case_name ON study_case(name) WHERE removed = 0;
CREATE UNIQUE INDEX attribute_name ON attribute(name) WHERE removed = 0;
CREATE UNIQUE INDEX case_value_place ON case_value(study_case, attribute) WHERE removed = 0;
CREATE UNIQUE INDEX code_name ON code(ifnull(parent, 0), name) WHERE removed = 0;
CREATE UNIQUE INDEX coding_once ON coding(source, start, "end", code, coder, layer)
WHERE removed = 0;
CREATE UNIQUE INDEX assignment_once ON assignment(source, coder, layer) WHERE removed = 0;
CREATE UNIQUE INDEX quotation_range ON quotation(source, start, "end") WHERE removed = 0;
CREATE UNIQUE INDEX quotation_name ON quotation(source, turn, suffix);
CREATE INDEX journal_change_entry ON journal_change(journal);
CREATE TRIGGER journal_insert_setting AFTER INSERT ON setting
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'key', NEW."key", 'value', NEW."value"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'setting', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_setting AFTER UPDATE ON setting BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'key', OLD."key", 'value', OLD."value"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'key', NEW."key", 'value', NEW."value"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'setting', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'setting', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'setting', NEW.id, 'key', NEW.clock, NEW.replica
WHERE OLD."key" IS NOT NEW."key";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'setting', NEW.id, 'value', NEW.clock, NEW.replica
WHERE OLD."value" IS NOT NEW."value";
END;
CREATE TRIGGER journal_delete_setting BEFORE DELETE ON setting BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_coder AFTER INSERT ON coder
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'coder', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_coder AFTER UPDATE ON coder BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'name', OLD."name"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'coder', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coder', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coder', NEW.id, 'name', NEW.clock, NEW.replica
WHERE OLD."name" IS NOT NEW."name";
END;
CREATE TRIGGER journal_delete_coder BEFORE DELETE ON coder BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_source AFTER INSERT ON source
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.id, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'kind', NEW."kind", 'language', NEW."language", 'text', NEW."text", 'original', NEW."original", 'file_name', NEW."file_name", 'encoding', NEW."encoding", 'report', NEW."report", 'recorded_on', NEW."recorded_on", 'interviewer', NEW."interviewer", 'revision', NEW."revision", 'previous', NEW."previous"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'source', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_source AFTER UPDATE ON source BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.id, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'name', OLD."name", 'kind', OLD."kind", 'language', OLD."language", 'text', OLD."text", 'original', OLD."original", 'file_name', OLD."file_name", 'encoding', OLD."encoding", 'report', OLD."report", 'recorded_on', OLD."recorded_on", 'interviewer', OLD."interviewer", 'revision', OLD."revision", 'previous', OLD."previous"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.id, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'kind', NEW."kind", 'language', NEW."language", 'text', NEW."text", 'original', NEW."original", 'file_name', NEW."file_name", 'encoding', NEW."encoding", 'report', NEW."report", 'recorded_on', NEW."recorded_on", 'interviewer', NEW."interviewer", 'revision', NEW."revision", 'previous', NEW."previous"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'source', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'name', NEW.clock, NEW.replica
WHERE OLD."name" IS NOT NEW."name";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'kind', NEW.clock, NEW.replica
WHERE OLD."kind" IS NOT NEW."kind";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'language', NEW.clock, NEW.replica
WHERE OLD."language" IS NOT NEW."language";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'text', NEW.clock, NEW.replica
WHERE OLD."text" IS NOT NEW."text";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'original', NEW.clock, NEW.replica
WHERE OLD."original" IS NOT NEW."original";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'file_name', NEW.clock, NEW.replica
WHERE OLD."file_name" IS NOT NEW."file_name";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'encoding', NEW.clock, NEW.replica
WHERE OLD."encoding" IS NOT NEW."encoding";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'report', NEW.clock, NEW.replica
WHERE OLD."report" IS NOT NEW."report";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'recorded_on', NEW.clock, NEW.replica
WHERE OLD."recorded_on" IS NOT NEW."recorded_on";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'interviewer', NEW.clock, NEW.replica
WHERE OLD."interviewer" IS NOT NEW."interviewer";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'revision', NEW.clock, NEW.replica
WHERE OLD."revision" IS NOT NEW."revision";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'source', NEW.id, 'previous', NEW.clock, NEW.replica
WHERE OLD."previous" IS NOT NEW."previous";
END;
CREATE TRIGGER journal_delete_source BEFORE DELETE ON source BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_mark AFTER INSERT ON mark
WHEN NEW.clock > (SELECT clock FROM source WHERE id = NEW.source) BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'start', NEW."start", 'end', NEW."end", 'kind', NEW."kind", 'rule', NEW."rule"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'mark', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_mark AFTER UPDATE ON mark BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.source, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'source', OLD."source", 'start', OLD."start", 'end', OLD."end", 'kind', OLD."kind", 'rule', OLD."rule"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'start', NEW."start", 'end', NEW."end", 'kind', NEW."kind", 'rule', NEW."rule"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'mark', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'mark', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'mark', NEW.id, 'source', NEW.clock, NEW.replica
WHERE OLD."source" IS NOT NEW."source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'mark', NEW.id, 'start', NEW.clock, NEW.replica
WHERE OLD."start" IS NOT NEW."start";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'mark', NEW.id, 'end', NEW.clock, NEW.replica
WHERE OLD."end" IS NOT NEW."end";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'mark', NEW.id, 'kind', NEW.clock, NEW.replica
WHERE OLD."kind" IS NOT NEW."kind";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'mark', NEW.id, 'rule', NEW.clock, NEW.replica
WHERE OLD."rule" IS NOT NEW."rule";
END;
CREATE TRIGGER journal_delete_mark BEFORE DELETE ON mark BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_guard_mark BEFORE INSERT ON mark BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
END;
CREATE TRIGGER journal_insert_segmentation AFTER INSERT ON segmentation
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'kind', NEW."kind", 'origin', NEW."origin", 'active', NEW."active"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'segmentation', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_segmentation AFTER UPDATE ON segmentation BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.source, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'source', OLD."source", 'kind', OLD."kind", 'origin', OLD."origin", 'active', OLD."active"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'kind', NEW."kind", 'origin', NEW."origin", 'active', NEW."active"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'segmentation', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'segmentation', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'segmentation', NEW.id, 'source', NEW.clock, NEW.replica
WHERE OLD."source" IS NOT NEW."source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'segmentation', NEW.id, 'kind', NEW.clock, NEW.replica
WHERE OLD."kind" IS NOT NEW."kind";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'segmentation', NEW.id, 'origin', NEW.clock, NEW.replica
WHERE OLD."origin" IS NOT NEW."origin";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'segmentation', NEW.id, 'active', NEW.clock, NEW.replica
WHERE OLD."active" IS NOT NEW."active";
END;
CREATE TRIGGER journal_delete_segmentation BEFORE DELETE ON segmentation BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_speaker AFTER INSERT ON speaker
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'position', NEW."position", 'label', NEW."label", 'role', NEW."role", 'confirmed', NEW."confirmed", 'study_case', NEW."study_case"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'speaker', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_speaker AFTER UPDATE ON speaker BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.source, OLD.study_case, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'source', OLD."source", 'position', OLD."position", 'label', OLD."label", 'role', OLD."role", 'confirmed', OLD."confirmed", 'study_case', OLD."study_case"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'position', NEW."position", 'label', NEW."label", 'role', NEW."role", 'confirmed', NEW."confirmed", 'study_case', NEW."study_case"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'speaker', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'speaker', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'speaker', NEW.id, 'source', NEW.clock, NEW.replica
WHERE OLD."source" IS NOT NEW."source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'speaker', NEW.id, 'position', NEW.clock, NEW.replica
WHERE OLD."position" IS NOT NEW."position";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'speaker', NEW.id, 'label', NEW.clock, NEW.replica
WHERE OLD."label" IS NOT NEW."label";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'speaker', NEW.id, 'role', NEW.clock, NEW.replica
WHERE OLD."role" IS NOT NEW."role";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'speaker', NEW.id, 'confirmed', NEW.clock, NEW.replica
WHERE OLD."confirmed" IS NOT NEW."confirmed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'speaker', NEW.id, 'study_case', NEW.clock, NEW.replica
WHERE OLD."study_case" IS NOT NEW."study_case";
END;
CREATE TRIGGER journal_delete_speaker BEFORE DELETE ON speaker BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_question AFTER INSERT ON question
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'key', NEW."key", 'topic', NEW."topic", 'text', NEW."text", 'position', NEW."position"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'question', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_question AFTER UPDATE ON question BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'key', OLD."key", 'topic', OLD."topic", 'text', OLD."text", 'position', OLD."position"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'key', NEW."key", 'topic', NEW."topic", 'text', NEW."text", 'position', NEW."position"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'question', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'question', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'question', NEW.id, 'key', NEW.clock, NEW.replica
WHERE OLD."key" IS NOT NEW."key";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'question', NEW.id, 'topic', NEW.clock, NEW.replica
WHERE OLD."topic" IS NOT NEW."topic";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'question', NEW.id, 'text', NEW.clock, NEW.replica
WHERE OLD."text" IS NOT NEW."text";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'question', NEW.id, 'position', NEW.clock, NEW.replica
WHERE OLD."position" IS NOT NEW."position";
END;
CREATE TRIGGER journal_delete_question BEFORE DELETE ON question BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_prompt AFTER INSERT ON prompt
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'turn', NEW."turn", 'question', NEW."question"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'prompt', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_prompt AFTER UPDATE ON prompt BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.source, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'source', OLD."source", 'turn', OLD."turn", 'question', OLD."question"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'turn', NEW."turn", 'question', NEW."question"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'prompt', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'prompt', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'prompt', NEW.id, 'source', NEW.clock, NEW.replica
WHERE OLD."source" IS NOT NEW."source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'prompt', NEW.id, 'turn', NEW.clock, NEW.replica
WHERE OLD."turn" IS NOT NEW."turn";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'prompt', NEW.id, 'question', NEW.clock, NEW.replica
WHERE OLD."question" IS NOT NEW."question";
END;
CREATE TRIGGER journal_delete_prompt BEFORE DELETE ON prompt BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_study_case AFTER INSERT ON study_case
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NEW.id, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'status', NEW."status", 'weight', NEW."weight", 'weight_reason', NEW."weight_reason"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'study_case', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_study_case AFTER UPDATE ON study_case BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, OLD.id, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'name', OLD."name", 'status', OLD."status", 'weight', OLD."weight", 'weight_reason', OLD."weight_reason"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NEW.id, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'status', NEW."status", 'weight', NEW."weight", 'weight_reason', NEW."weight_reason"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'study_case', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'study_case', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'study_case', NEW.id, 'name', NEW.clock, NEW.replica
WHERE OLD."name" IS NOT NEW."name";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'study_case', NEW.id, 'status', NEW.clock, NEW.replica
WHERE OLD."status" IS NOT NEW."status";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'study_case', NEW.id, 'weight', NEW.clock, NEW.replica
WHERE OLD."weight" IS NOT NEW."weight";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'study_case', NEW.id, 'weight_reason', NEW.clock, NEW.replica
WHERE OLD."weight_reason" IS NOT NEW."weight_reason";
END;
CREATE TRIGGER journal_delete_study_case BEFORE DELETE ON study_case BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_attribute AFTER INSERT ON attribute
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'type', NEW."type", 'bands', NEW."bands", 'position', NEW."position"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'attribute', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_attribute AFTER UPDATE ON attribute BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'name', OLD."name", 'type', OLD."type", 'bands', OLD."bands", 'position', OLD."position"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'type', NEW."type", 'bands', NEW."bands", 'position', NEW."position"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'attribute', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'attribute', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'attribute', NEW.id, 'name', NEW.clock, NEW.replica
WHERE OLD."name" IS NOT NEW."name";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'attribute', NEW.id, 'type', NEW.clock, NEW.replica
WHERE OLD."type" IS NOT NEW."type";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'attribute', NEW.id, 'bands', NEW.clock, NEW.replica
WHERE OLD."bands" IS NOT NEW."bands";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'attribute', NEW.id, 'position', NEW.clock, NEW.replica
WHERE OLD."position" IS NOT NEW."position";
END;
CREATE TRIGGER journal_delete_attribute BEFORE DELETE ON attribute BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_case_value AFTER INSERT ON case_value
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'study_case', NEW."study_case", 'attribute', NEW."attribute", 'value', NEW."value"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'case_value', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_case_value AFTER UPDATE ON case_value BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, OLD.study_case, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'study_case', OLD."study_case", 'attribute', OLD."attribute", 'value', OLD."value"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'study_case', NEW."study_case", 'attribute', NEW."attribute", 'value', NEW."value"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'case_value', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'case_value', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'case_value', NEW.id, 'study_case', NEW.clock, NEW.replica
WHERE OLD."study_case" IS NOT NEW."study_case";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'case_value', NEW.id, 'attribute', NEW.clock, NEW.replica
WHERE OLD."attribute" IS NOT NEW."attribute";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'case_value', NEW.id, 'value', NEW.clock, NEW.replica
WHERE OLD."value" IS NOT NEW."value";
END;
CREATE TRIGGER journal_delete_case_value BEFORE DELETE ON case_value BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_consent AFTER INSERT ON consent
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'study_case', NEW."study_case", 'scope', NEW."scope", 'given_on', NEW."given_on", 'withdrawn_on', NEW."withdrawn_on", 'linked_case', NEW."linked_case", 'note', NEW."note"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'consent', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_consent AFTER UPDATE ON consent BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, OLD.study_case, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'study_case', OLD."study_case", 'scope', OLD."scope", 'given_on', OLD."given_on", 'withdrawn_on', OLD."withdrawn_on", 'linked_case', OLD."linked_case", 'note', OLD."note"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'study_case', NEW."study_case", 'scope', NEW."scope", 'given_on', NEW."given_on", 'withdrawn_on', NEW."withdrawn_on", 'linked_case', NEW."linked_case", 'note', NEW."note"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'consent', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'consent', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'consent', NEW.id, 'study_case', NEW.clock, NEW.replica
WHERE OLD."study_case" IS NOT NEW."study_case";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'consent', NEW.id, 'scope', NEW.clock, NEW.replica
WHERE OLD."scope" IS NOT NEW."scope";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'consent', NEW.id, 'given_on', NEW.clock, NEW.replica
WHERE OLD."given_on" IS NOT NEW."given_on";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'consent', NEW.id, 'withdrawn_on', NEW.clock, NEW.replica
WHERE OLD."withdrawn_on" IS NOT NEW."withdrawn_on";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'consent', NEW.id, 'linked_case', NEW.clock, NEW.replica
WHERE OLD."linked_case" IS NOT NEW."linked_case";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'consent', NEW.id, 'note', NEW.clock, NEW.replica
WHERE OLD."note" IS NOT NEW."note";
END;
CREATE TRIGGER journal_delete_consent BEFORE DELETE ON consent BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_study_set AFTER INSERT ON study_set
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'kind', NEW."kind"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'study_set', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_study_set AFTER UPDATE ON study_set BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'name', OLD."name", 'kind', OLD."kind"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'kind', NEW."kind"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'study_set', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'study_set', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'study_set', NEW.id, 'name', NEW.clock, NEW.replica
WHERE OLD."name" IS NOT NEW."name";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'study_set', NEW.id, 'kind', NEW.clock, NEW.replica
WHERE OLD."kind" IS NOT NEW."kind";
END;
CREATE TRIGGER journal_delete_study_set BEFORE DELETE ON study_set BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_set_member AFTER INSERT ON set_member
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'study_set', NEW."study_set", 'source', NEW."source", 'study_case', NEW."study_case"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'set_member', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_set_member AFTER UPDATE ON set_member BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.source, OLD.study_case, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'study_set', OLD."study_set", 'source', OLD."source", 'study_case', OLD."study_case"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'study_set', NEW."study_set", 'source', NEW."source", 'study_case', NEW."study_case"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'set_member', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'set_member', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'set_member', NEW.id, 'study_set', NEW.clock, NEW.replica
WHERE OLD."study_set" IS NOT NEW."study_set";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'set_member', NEW.id, 'source', NEW.clock, NEW.replica
WHERE OLD."source" IS NOT NEW."source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'set_member', NEW.id, 'study_case', NEW.clock, NEW.replica
WHERE OLD."study_case" IS NOT NEW."study_case";
END;
CREATE TRIGGER journal_delete_set_member BEFORE DELETE ON set_member BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_code AFTER INSERT ON code
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.example_source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'parent', NEW."parent", 'name', NEW."name", 'definition', NEW."definition", 'include', NEW."include", 'exclude', NEW."exclude", 'example', NEW."example", 'counter_example', NEW."counter_example", 'example_source', NEW."example_source", 'colour', NEW."colour", 'kind', NEW."kind", 'opposite', NEW."opposite", 'position', NEW."position"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'code', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_code AFTER UPDATE ON code BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.example_source, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'parent', OLD."parent", 'name', OLD."name", 'definition', OLD."definition", 'include', OLD."include", 'exclude', OLD."exclude", 'example', OLD."example", 'counter_example', OLD."counter_example", 'example_source', OLD."example_source", 'colour', OLD."colour", 'kind', OLD."kind", 'opposite', OLD."opposite", 'position', OLD."position"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.example_source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'parent', NEW."parent", 'name', NEW."name", 'definition', NEW."definition", 'include', NEW."include", 'exclude', NEW."exclude", 'example', NEW."example", 'counter_example', NEW."counter_example", 'example_source', NEW."example_source", 'colour', NEW."colour", 'kind', NEW."kind", 'opposite', NEW."opposite", 'position', NEW."position"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'code', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'parent', NEW.clock, NEW.replica
WHERE OLD."parent" IS NOT NEW."parent";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'name', NEW.clock, NEW.replica
WHERE OLD."name" IS NOT NEW."name";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'definition', NEW.clock, NEW.replica
WHERE OLD."definition" IS NOT NEW."definition";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'include', NEW.clock, NEW.replica
WHERE OLD."include" IS NOT NEW."include";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'exclude', NEW.clock, NEW.replica
WHERE OLD."exclude" IS NOT NEW."exclude";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'example', NEW.clock, NEW.replica
WHERE OLD."example" IS NOT NEW."example";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'counter_example', NEW.clock, NEW.replica
WHERE OLD."counter_example" IS NOT NEW."counter_example";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'example_source', NEW.clock, NEW.replica
WHERE OLD."example_source" IS NOT NEW."example_source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'colour', NEW.clock, NEW.replica
WHERE OLD."colour" IS NOT NEW."colour";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'kind', NEW.clock, NEW.replica
WHERE OLD."kind" IS NOT NEW."kind";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'opposite', NEW.clock, NEW.replica
WHERE OLD."opposite" IS NOT NEW."opposite";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'code', NEW.id, 'position', NEW.clock, NEW.replica
WHERE OLD."position" IS NOT NEW."position";
END;
CREATE TRIGGER journal_delete_code BEFORE DELETE ON code BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_theme AFTER INSERT ON theme
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'definition', NEW."definition"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'theme', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_theme AFTER UPDATE ON theme BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'name', OLD."name", 'definition', OLD."definition"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'definition', NEW."definition"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'theme', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'theme', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'theme', NEW.id, 'name', NEW.clock, NEW.replica
WHERE OLD."name" IS NOT NEW."name";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'theme', NEW.id, 'definition', NEW.clock, NEW.replica
WHERE OLD."definition" IS NOT NEW."definition";
END;
CREATE TRIGGER journal_delete_theme BEFORE DELETE ON theme BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_theme_member AFTER INSERT ON theme_member
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'theme', NEW."theme", 'code', NEW."code"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'theme_member', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_theme_member AFTER UPDATE ON theme_member BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'theme', OLD."theme", 'code', OLD."code"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'theme', NEW."theme", 'code', NEW."code"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'theme_member', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'theme_member', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'theme_member', NEW.id, 'theme', NEW.clock, NEW.replica
WHERE OLD."theme" IS NOT NEW."theme";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'theme_member', NEW.id, 'code', NEW.clock, NEW.replica
WHERE OLD."code" IS NOT NEW."code";
END;
CREATE TRIGGER journal_delete_theme_member BEFORE DELETE ON theme_member BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_codebook_version AFTER INSERT ON codebook_version
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'note', NEW."note", 'frozen_at', NEW."frozen_at", 'snapshot', NEW."snapshot"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'codebook_version', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_codebook_version AFTER UPDATE ON codebook_version BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'note', OLD."note", 'frozen_at', OLD."frozen_at", 'snapshot', OLD."snapshot"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'note', NEW."note", 'frozen_at', NEW."frozen_at", 'snapshot', NEW."snapshot"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'codebook_version', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'codebook_version', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'codebook_version', NEW.id, 'note', NEW.clock, NEW.replica
WHERE OLD."note" IS NOT NEW."note";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'codebook_version', NEW.id, 'frozen_at', NEW.clock, NEW.replica
WHERE OLD."frozen_at" IS NOT NEW."frozen_at";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'codebook_version', NEW.id, 'snapshot', NEW.clock, NEW.replica
WHERE OLD."snapshot" IS NOT NEW."snapshot";
END;
CREATE TRIGGER journal_delete_codebook_version BEFORE DELETE ON codebook_version BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_assignment AFTER INSERT ON assignment
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'coder', NEW."coder", 'layer', NEW."layer", 'version', NEW."version", 'status', NEW."status", 'sealed_at', NEW."sealed_at", 'reopened', NEW."reopened"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'assignment', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_assignment AFTER UPDATE ON assignment BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.source, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'source', OLD."source", 'coder', OLD."coder", 'layer', OLD."layer", 'version', OLD."version", 'status', OLD."status", 'sealed_at', OLD."sealed_at", 'reopened', OLD."reopened"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'coder', NEW."coder", 'layer', NEW."layer", 'version', NEW."version", 'status', NEW."status", 'sealed_at', NEW."sealed_at", 'reopened', NEW."reopened"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'assignment', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'assignment', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'assignment', NEW.id, 'source', NEW.clock, NEW.replica
WHERE OLD."source" IS NOT NEW."source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'assignment', NEW.id, 'coder', NEW.clock, NEW.replica
WHERE OLD."coder" IS NOT NEW."coder";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'assignment', NEW.id, 'layer', NEW.clock, NEW.replica
WHERE OLD."layer" IS NOT NEW."layer";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'assignment', NEW.id, 'version', NEW.clock, NEW.replica
WHERE OLD."version" IS NOT NEW."version";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'assignment', NEW.id, 'status', NEW.clock, NEW.replica
WHERE OLD."status" IS NOT NEW."status";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'assignment', NEW.id, 'sealed_at', NEW.clock, NEW.replica
WHERE OLD."sealed_at" IS NOT NEW."sealed_at";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'assignment', NEW.id, 'reopened', NEW.clock, NEW.replica
WHERE OLD."reopened" IS NOT NEW."reopened";
END;
CREATE TRIGGER journal_delete_assignment BEFORE DELETE ON assignment BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_coding AFTER INSERT ON coding
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'start', NEW."start", 'end', NEW."end", 'code', NEW."code", 'coder', NEW."coder", 'layer', NEW."layer", 'version', NEW."version", 'at', NEW."at", 'note', NEW."note"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'coding', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_coding AFTER UPDATE ON coding BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.source, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'source', OLD."source", 'start', OLD."start", 'end', OLD."end", 'code', OLD."code", 'coder', OLD."coder", 'layer', OLD."layer", 'version', OLD."version", 'at', OLD."at", 'note', OLD."note"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'start', NEW."start", 'end', NEW."end", 'code', NEW."code", 'coder', NEW."coder", 'layer', NEW."layer", 'version', NEW."version", 'at', NEW."at", 'note', NEW."note"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'coding', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coding', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coding', NEW.id, 'source', NEW.clock, NEW.replica
WHERE OLD."source" IS NOT NEW."source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coding', NEW.id, 'start', NEW.clock, NEW.replica
WHERE OLD."start" IS NOT NEW."start";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coding', NEW.id, 'end', NEW.clock, NEW.replica
WHERE OLD."end" IS NOT NEW."end";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coding', NEW.id, 'code', NEW.clock, NEW.replica
WHERE OLD."code" IS NOT NEW."code";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coding', NEW.id, 'coder', NEW.clock, NEW.replica
WHERE OLD."coder" IS NOT NEW."coder";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coding', NEW.id, 'layer', NEW.clock, NEW.replica
WHERE OLD."layer" IS NOT NEW."layer";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coding', NEW.id, 'version', NEW.clock, NEW.replica
WHERE OLD."version" IS NOT NEW."version";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coding', NEW.id, 'at', NEW.clock, NEW.replica
WHERE OLD."at" IS NOT NEW."at";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'coding', NEW.id, 'note', NEW.clock, NEW.replica
WHERE OLD."note" IS NOT NEW."note";
END;
CREATE TRIGGER journal_delete_coding BEFORE DELETE ON coding BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_quotation AFTER INSERT ON quotation
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'turn', NEW."turn", 'suffix', NEW."suffix", 'start', NEW."start", 'end', NEW."end", 'edits', NEW."edits", 'rating', NEW."rating", 'used_in', NEW."used_in"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'quotation', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_quotation AFTER UPDATE ON quotation BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.source, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'source', OLD."source", 'turn', OLD."turn", 'suffix', OLD."suffix", 'start', OLD."start", 'end', OLD."end", 'edits', OLD."edits", 'rating', OLD."rating", 'used_in', OLD."used_in"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'turn', NEW."turn", 'suffix', NEW."suffix", 'start', NEW."start", 'end', NEW."end", 'edits', NEW."edits", 'rating', NEW."rating", 'used_in', NEW."used_in"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'quotation', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'quotation', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'quotation', NEW.id, 'source', NEW.clock, NEW.replica
WHERE OLD."source" IS NOT NEW."source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'quotation', NEW.id, 'turn', NEW.clock, NEW.replica
WHERE OLD."turn" IS NOT NEW."turn";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'quotation', NEW.id, 'suffix', NEW.clock, NEW.replica
WHERE OLD."suffix" IS NOT NEW."suffix";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'quotation', NEW.id, 'start', NEW.clock, NEW.replica
WHERE OLD."start" IS NOT NEW."start";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'quotation', NEW.id, 'end', NEW.clock, NEW.replica
WHERE OLD."end" IS NOT NEW."end";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'quotation', NEW.id, 'edits', NEW.clock, NEW.replica
WHERE OLD."edits" IS NOT NEW."edits";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'quotation', NEW.id, 'rating', NEW.clock, NEW.replica
WHERE OLD."rating" IS NOT NEW."rating";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'quotation', NEW.id, 'used_in', NEW.clock, NEW.replica
WHERE OLD."used_in" IS NOT NEW."used_in";
END;
CREATE TRIGGER journal_delete_quotation BEFORE DELETE ON quotation BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_memo AFTER INSERT ON memo
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'kind', NEW."kind", 'title', NEW."title", 'body', NEW."body", 'source', NEW."source", 'study_case', NEW."study_case", 'code', NEW."code", 'coding', NEW."coding", 'coder', NEW."coder"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'memo', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_memo AFTER UPDATE ON memo BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.source, OLD.study_case, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'kind', OLD."kind", 'title', OLD."title", 'body', OLD."body", 'source', OLD."source", 'study_case', OLD."study_case", 'code', OLD."code", 'coding', OLD."coding", 'coder', OLD."coder"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'kind', NEW."kind", 'title', NEW."title", 'body', NEW."body", 'source', NEW."source", 'study_case', NEW."study_case", 'code', NEW."code", 'coding', NEW."coding", 'coder', NEW."coder"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'memo', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'memo', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'memo', NEW.id, 'kind', NEW.clock, NEW.replica
WHERE OLD."kind" IS NOT NEW."kind";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'memo', NEW.id, 'title', NEW.clock, NEW.replica
WHERE OLD."title" IS NOT NEW."title";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'memo', NEW.id, 'body', NEW.clock, NEW.replica
WHERE OLD."body" IS NOT NEW."body";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'memo', NEW.id, 'source', NEW.clock, NEW.replica
WHERE OLD."source" IS NOT NEW."source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'memo', NEW.id, 'study_case', NEW.clock, NEW.replica
WHERE OLD."study_case" IS NOT NEW."study_case";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'memo', NEW.id, 'code', NEW.clock, NEW.replica
WHERE OLD."code" IS NOT NEW."code";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'memo', NEW.id, 'coding', NEW.clock, NEW.replica
WHERE OLD."coding" IS NOT NEW."coding";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'memo', NEW.id, 'coder', NEW.clock, NEW.replica
WHERE OLD."coder" IS NOT NEW."coder";
END;
CREATE TRIGGER journal_delete_memo BEFORE DELETE ON memo BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_link AFTER INSERT ON link
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'from_kind', NEW."from_kind", 'from_guid', NEW."from_guid", 'to_kind', NEW."to_kind", 'to_guid', NEW."to_guid", 'relation', NEW."relation"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'link', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_link AFTER UPDATE ON link BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'from_kind', OLD."from_kind", 'from_guid', OLD."from_guid", 'to_kind', OLD."to_kind", 'to_guid', OLD."to_guid", 'relation', OLD."relation"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'from_kind', NEW."from_kind", 'from_guid', NEW."from_guid", 'to_kind', NEW."to_kind", 'to_guid', NEW."to_guid", 'relation', NEW."relation"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'link', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'link', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'link', NEW.id, 'from_kind', NEW.clock, NEW.replica
WHERE OLD."from_kind" IS NOT NEW."from_kind";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'link', NEW.id, 'from_guid', NEW.clock, NEW.replica
WHERE OLD."from_guid" IS NOT NEW."from_guid";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'link', NEW.id, 'to_kind', NEW.clock, NEW.replica
WHERE OLD."to_kind" IS NOT NEW."to_kind";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'link', NEW.id, 'to_guid', NEW.clock, NEW.replica
WHERE OLD."to_guid" IS NOT NEW."to_guid";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'link', NEW.id, 'relation', NEW.clock, NEW.replica
WHERE OLD."relation" IS NOT NEW."relation";
END;
CREATE TRIGGER journal_delete_link BEFORE DELETE ON link BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_condensation AFTER INSERT ON condensation
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'study_case', NEW."study_case", 'code', NEW."code", 'coding', NEW."coding", 'coder', NEW."coder", 'body', NEW."body", 'seen_clock', NEW."seen_clock"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'condensation', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_condensation AFTER UPDATE ON condensation BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, OLD.study_case, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'study_case', OLD."study_case", 'code', OLD."code", 'coding', OLD."coding", 'coder', OLD."coder", 'body', OLD."body", 'seen_clock', OLD."seen_clock"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NEW.study_case, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'study_case', NEW."study_case", 'code', NEW."code", 'coding', NEW."coding", 'coder', NEW."coder", 'body', NEW."body", 'seen_clock', NEW."seen_clock"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'condensation', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'condensation', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'condensation', NEW.id, 'study_case', NEW.clock, NEW.replica
WHERE OLD."study_case" IS NOT NEW."study_case";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'condensation', NEW.id, 'code', NEW.clock, NEW.replica
WHERE OLD."code" IS NOT NEW."code";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'condensation', NEW.id, 'coding', NEW.clock, NEW.replica
WHERE OLD."coding" IS NOT NEW."coding";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'condensation', NEW.id, 'coder', NEW.clock, NEW.replica
WHERE OLD."coder" IS NOT NEW."coder";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'condensation', NEW.id, 'body', NEW.clock, NEW.replica
WHERE OLD."body" IS NOT NEW."body";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'condensation', NEW.id, 'seen_clock', NEW.clock, NEW.replica
WHERE OLD."seen_clock" IS NOT NEW."seen_clock";
END;
CREATE TRIGGER journal_delete_condensation BEFORE DELETE ON condensation BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_claim AFTER INSERT ON claim
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'statement', NEW."statement", 'supporting', NEW."supporting", 'contrary', NEW."contrary"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'claim', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_claim AFTER UPDATE ON claim BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'statement', OLD."statement", 'supporting', OLD."supporting", 'contrary', OLD."contrary"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'statement', NEW."statement", 'supporting', NEW."supporting", 'contrary', NEW."contrary"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'claim', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'claim', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'claim', NEW.id, 'statement', NEW.clock, NEW.replica
WHERE OLD."statement" IS NOT NEW."statement";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'claim', NEW.id, 'supporting', NEW.clock, NEW.replica
WHERE OLD."supporting" IS NOT NEW."supporting";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'claim', NEW.id, 'contrary', NEW.clock, NEW.replica
WHERE OLD."contrary" IS NOT NEW."contrary";
END;
CREATE TRIGGER journal_delete_claim BEFORE DELETE ON claim BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_foreign_part AFTER INSERT ON foreign_part
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'origin', NEW."origin", 'path', NEW."path", 'body', NEW."body"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'foreign_part', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_foreign_part AFTER UPDATE ON foreign_part BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (OLD.source, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'source', OLD."source", 'origin', OLD."origin", 'path', OLD."path", 'body', OLD."body"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NEW.source, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'source', NEW."source", 'origin', NEW."origin", 'path', NEW."path", 'body', NEW."body"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'foreign_part', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'foreign_part', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'foreign_part', NEW.id, 'source', NEW.clock, NEW.replica
WHERE OLD."source" IS NOT NEW."source";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'foreign_part', NEW.id, 'origin', NEW.clock, NEW.replica
WHERE OLD."origin" IS NOT NEW."origin";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'foreign_part', NEW.id, 'path', NEW.clock, NEW.replica
WHERE OLD."path" IS NOT NEW."path";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'foreign_part', NEW.id, 'body', NEW.clock, NEW.replica
WHERE OLD."body" IS NOT NEW."body";
END;
CREATE TRIGGER journal_delete_foreign_part BEFORE DELETE ON foreign_part BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE UNIQUE INDEX saved_query_name ON saved_query(name) WHERE removed = 0;
CREATE UNIQUE INDEX synonym_set_head ON synonym_set(head) WHERE removed = 0;
CREATE UNIQUE INDEX synonym_once ON synonym(synonym_set, word) WHERE removed = 0;
CREATE TRIGGER journal_insert_saved_query AFTER INSERT ON saved_query
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'text', NEW."text", 'note', NEW."note"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'saved_query', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_saved_query AFTER UPDATE ON saved_query BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'name', OLD."name", 'text', OLD."text", 'note', OLD."note"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'name', NEW."name", 'text', NEW."text", 'note', NEW."note"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'saved_query', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'saved_query', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'saved_query', NEW.id, 'name', NEW.clock, NEW.replica
WHERE OLD."name" IS NOT NEW."name";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'saved_query', NEW.id, 'text', NEW.clock, NEW.replica
WHERE OLD."text" IS NOT NEW."text";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'saved_query', NEW.id, 'note', NEW.clock, NEW.replica
WHERE OLD."note" IS NOT NEW."note";
END;
CREATE TRIGGER journal_delete_saved_query BEFORE DELETE ON saved_query BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_synonym_set AFTER INSERT ON synonym_set
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'head', NEW."head", 'position', NEW."position"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'synonym_set', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_synonym_set AFTER UPDATE ON synonym_set BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'head', OLD."head", 'position', OLD."position"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'head', NEW."head", 'position', NEW."position"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'synonym_set', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'synonym_set', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'synonym_set', NEW.id, 'head', NEW.clock, NEW.replica
WHERE OLD."head" IS NOT NEW."head";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'synonym_set', NEW.id, 'position', NEW.clock, NEW.replica
WHERE OLD."position" IS NOT NEW."position";
END;
CREATE TRIGGER journal_delete_synonym_set BEFORE DELETE ON synonym_set BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
CREATE TRIGGER journal_insert_synonym AFTER INSERT ON synonym
 BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'synonym_set', NEW."synonym_set", 'word', NEW."word", 'position', NEW."position"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'synonym', NEW.id, NULL, last_insert_rowid());
END;
CREATE TRIGGER journal_update_synonym AFTER UPDATE ON synonym BEGIN
  SELECT RAISE(ABORT, 'a change outside the journal')
WHERE (SELECT open_journal FROM logical_clock) IS NULL;
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', OLD."id", 'guid', OLD."guid", 'removed', OLD."removed", 'clock', OLD."clock", 'replica', OLD."replica", 'synonym_set', OLD."synonym_set", 'word', OLD."word", 'position', OLD."position"));
  INSERT INTO journal_text (source, study_case, body)
VALUES (NULL, NULL, json_object('id', NEW."id", 'guid', NEW."guid", 'removed', NEW."removed", 'clock', NEW."clock", 'replica', NEW."replica", 'synonym_set', NEW."synonym_set", 'word', NEW."word", 'position', NEW."position"));
  INSERT INTO journal_change (journal, name, row, before, after)
  VALUES ((SELECT open_journal FROM logical_clock), 'synonym', NEW.id, last_insert_rowid() - 1, last_insert_rowid());
  INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'synonym', NEW.id, 'removed', NEW.clock, NEW.replica
WHERE OLD."removed" IS NOT NEW."removed";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'synonym', NEW.id, 'synonym_set', NEW.clock, NEW.replica
WHERE OLD."synonym_set" IS NOT NEW."synonym_set";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'synonym', NEW.id, 'word', NEW.clock, NEW.replica
WHERE OLD."word" IS NOT NEW."word";
INSERT OR REPLACE INTO field_clock (name, row, field, clock, replica)
SELECT 'synonym', NEW.id, 'position', NEW.clock, NEW.replica
WHERE OLD."position" IS NOT NEW."position";
END;
CREATE TRIGGER journal_delete_synonym BEFORE DELETE ON synonym BEGIN
  SELECT RAISE(ABORT, 'rows are removed by a tombstone');
END;
COMMIT;
