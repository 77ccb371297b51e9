# 接続ログから読み取る最終接続日時。
person-seen-never = なし
person-log-off = この VPN は接続ログを記録していません。「最終接続」は、一覧を表示した時点で接続中だった人についてのみ分かります。
person-log-refused = 接続ログを読み取れなかったため、「最終接続」は最新ではありません（{ $why }）。
person-log-denied = 接続ログを読む権限がないため、「最終接続」は最新ではありません（{ $action }。「policy --care」のポリシーに含まれています）。
