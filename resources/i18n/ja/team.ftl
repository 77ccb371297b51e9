step-team_store = チーム共有ストア

refusal-team-conflict-title = ほかのパソコンが先に変更しました: { $name }
refusal-team-conflict-why = 別の人が変更したか、いま発行しているところです。このパソコンでは何も発行していません。
refusal-team-conflict-do = 一覧をもう一度確認し、まだ必要な操作だけをやり直してください。ほかのパソコンで途中のままになっているものは、10 分たてばここで発行できます。
refusal-team-busy-title = 今ほかのパソコンが { $name } の失効の操作をしています
refusal-team-busy-why = 失効リストを変更できるのは、一度に 1 台のパソコンだけです。
refusal-team-busy-do = 1 分ほど待ってからやり直してください。失効の指定は記録済みで、次のリストに載ります。
refusal-team-gone-title = { $name } のチーム共有ストアがありません
refusal-team-gone-why = このアカウントとリージョンにテーブルがありません。まだ作られていないか、誰かが削除しました。
refusal-team-gone-do = アカウントとリージョンを確認してください。共有なしで続けるには team leave { $name } を実行します。このパソコンの記録から作り直すには、team leave のあとに team create を実行します。
refusal-team-exists-title = { $name } にはもうチーム共有ストアがあります
refusal-team-exists-why = ほかのパソコンが作ったものです。2 つ作ると内容が食い違います。
refusal-team-exists-do = team join { $name } で参加してください。
refusal-team-not-joined-title = このパソコンは { $name } のチーム共有ストアを使っていません
refusal-team-not-joined-why = 利用者と証明書の記録は、このパソコンの中にだけあります。
refusal-team-not-joined-do = team create { $name } で作るか、すでにあるものに team join { $name } で参加してください。

# コマンド「team」
cli-team = 1 つの VPN の台帳と認証局を、お客様の AWS アカウントの中で複数のパソコンと共有します
cli-team-create = このパソコンにある VPN のチーム共有ストアを作ります
cli-team-join = チーム共有ストアに参加します。NAME は VPN の名前かエンドポイントの ID です
cli-team-status = 両方を最新にしてから、ストアの内容を表示します
cli-team-leave = 今の記録を残したまま、このパソコンだけで続けます
cli-team-helpdesk = 台帳を読むだけにします。認証局はこのパソコンに来ません
cli-team-delete = ストアも全員の分まとめて削除します
cli-team-created = { $name } のチーム共有ストアを作りました。ほかのパソコンでは team join { $name } で参加します
cli-team-joined = このパソコンは { $name } を共有しています。ファイルは { $folder } にあります
cli-team-issues = このパソコンで証明書の発行と失効ができます。
cli-team-reads = このパソコンでは台帳を読めます。認証局がないので、発行と失効はできません。
cli-team-no-keyring = このパソコンにはキーリングがないため、認証局のパスフレーズを保存していません。パスフレーズは共有ストアに残っています。必要なときにもう一度参加してください。
cli-team-register = 名前 { $people } 件、証明書 { $certificates } 枚（うち失効 { $revoked } 枚）、失効リストの番号 { $number }
cli-team-agrees = 共有ストアとこのパソコンの記録は一致しています。
cli-team-differs = 共有ストアとこのパソコンの記録が一致していません。もう一度実行し、変わらなければ person list で確認してください。
cli-team-places = テーブル { $table }、シークレット { $secret }
cli-team-computer =   { $computer }: { $n ->
   *[other] { $n } 件
}
cli-team-left = このパソコンは { $name } を共有しなくなりました。ストアはほかのパソコンのために残り、残っている間は料金がかかります。
cli-team-deleted = { $name } のチーム共有ストアを全員の分まとめて削除しました。
cli-policy-team = チーム共有ストアのために追加で必要なもの。admin は管理者用、helpdesk は台帳を読むだけのヘルプデスク用です
cli-team-handed = ヘルプデスクが束から渡したもの: { $n } 件
cli-team-to-revoke = ヘルプデスクが取り替え済みで、まだ有効なもの: person revoke { $vpn } { $names }
