-- Records as version 0.1.0 wrote them (schema 1), dumped by sqlite3.
CREATE TABLE vpn (
    name TEXT PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL,
    endpoint TEXT NOT NULL DEFAULT '', folder TEXT NOT NULL, account_choice TEXT NOT NULL,
    created TEXT NOT NULL, removed TEXT NOT NULL DEFAULT ''
);
INSERT INTO vpn VALUES('cvpn-endpoint-01','123456789012','ap-northeast-1','','/home/me/vpn','{"source": "profile", "profile": "", "region": "ap-northeast-1"}','2026-11-20T09:30:00+00:00','');
CREATE TABLE run (
    id TEXT PRIMARY KEY, vpn TEXT NOT NULL REFERENCES vpn(name), started TEXT NOT NULL,
    state TEXT NOT NULL, plan TEXT NOT NULL
);
INSERT INTO run VALUES('20261120T093000-0a1b2c3d','cvpn-endpoint-01','2026-11-20T09:30:00.123456+00:00','running','');
CREATE TABLE certificate (
    vpn TEXT NOT NULL REFERENCES vpn(name), kind TEXT NOT NULL, name TEXT NOT NULL,
    serial TEXT NOT NULL, not_before TEXT NOT NULL, not_after TEXT NOT NULL,
    PRIMARY KEY (vpn, serial)
);
INSERT INTO certificate VALUES('cvpn-endpoint-01','server','server','3fa1','2026-11-20T09:25:00+00:00','2028-11-20T09:25:00+00:00');
PRAGMA user_version = 1;
