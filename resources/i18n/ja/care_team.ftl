# VPN の部屋の「チーム」タブ
care-section-team = チーム
care-team-why = 利用者と証明書の記録は、通常はこのパソコンの中にだけあります。お客様の AWS アカウントにチーム共有ストアを作ると、記録と認証局をほかの管理者のパソコンと共有できます。同じ名前を二重に発行することがなくなり、パソコンをなくしても何も失われません。
care-team-cost = 月およそ 0.45 USD かかります（Secrets Manager のシークレット 1 つと小さな DynamoDB テーブル）。VPN を削除すると一緒に削除されます。
care-team-create = チームで共有する
care-team-creating = チーム共有ストアを作っています…
care-team-look = もう一度照合する
care-team-looking = 照合しています…
care-team-leave = このパソコンだけで続ける
care-team-differs = 共有ストアとこのパソコンの記録が一致していません。もう一度照合してください。
care-team-join = ほかのパソコンでは: cvpn-wizard team join { $vpn }
care-team-to-revoke = ヘルプデスクが取り替え済みで、まだ有効なもの: { $names }

# VPN の一覧の下
care-join-title = チームの VPN に参加する
care-join-lead = ほかのパソコンが、お客様の AWS アカウントのチーム共有ストアで VPN を共有しているときに使います。必要なのは AWS の権限だけで、利用者、期限、認証局は共有ストアから届きます。
care-join-name = VPN の名前、またはエンドポイントの ID
care-join-join = 参加する
care-join-busy = 参加しています…
care-join-done = このパソコンでも { $name } を使えます。証明書の発行と失効ができます。
care-join-done-reads = このパソコンで { $name } の台帳を読めます。認証局はここにはありません。
